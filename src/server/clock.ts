// The only place of the server that reads the clock: today's date, and a call when the date changes.

export interface Clock {
  /** Milliseconds that only ever grow. */
  now(): number;
  /** The local calendar day, `YYYY-MM-DD`. */
  today(): string;
  /** Calls back once after some milliseconds; the returned function calls it off. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  today: () => dayOf(new Date()),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The local calendar day of a moment. */
export function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A machine may sleep through midnight: looking every minute costs nothing and is never an hour late. */
const lookEvery = 60_000;

/** Calls back whenever the local date is another one than before; the returned function ends that. */
export function onNewDay(clock: Clock, callback: () => void): () => void {
  let day = clock.today();
  let cancel: () => void;
  const look = () => {
    cancel = clock.after(lookEvery, look);
    if (clock.today() === day) return;
    day = clock.today();
    callback();
  };
  cancel = clock.after(lookEvery, look);
  return () => cancel();
}
