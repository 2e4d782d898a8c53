// What pointer and keyboard do on the picture.

import { alongFlow, besideFlow, type Direction, nodeToward } from './navigate.ts';
import type { PictureView } from './picture-view.ts';

export interface PictureActions {
  open(key: string): void;
  search(): void;
}

const arrows: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
const zoomStep = 1.2;
/** A press that moves further than this is a drag, not a click. */
const dragFrom = 4;

export function listenToPicture(view: PictureView, actions: PictureActions): void {
  listenToPointer(view, actions);
  view.element.addEventListener('keydown', event => {
    if (event.altKey || event.metaKey) return;
    if (pressed(view, actions, event)) event.preventDefault();
  });
  view.element.addEventListener(
    'wheel',
    event => {
      event.preventDefault();
      const { left, top } = view.element.getBoundingClientRect();
      // A mouse wheel scrolls straight; fingers on a pad do not: those move the picture, unless they pinch.
      if (!event.ctrlKey && (event.deltaX !== 0 || event.shiftKey))
        view.move(-(event.deltaX || event.deltaY), event.shiftKey ? 0 : -event.deltaY);
      else view.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), { x: event.clientX - left, y: event.clientY - top });
    },
    { passive: false },
  );
}

/** True where the key meant something. */
function pressed(view: PictureView, actions: PictureActions, event: KeyboardEvent): boolean {
  const direction = arrows[event.key];
  if (direction) return go(view, direction, event.ctrlKey);
  switch (event.key) {
    case 'Enter':
    case ' ':
      if (view.active !== undefined) {
        view.pick(view.active);
        actions.open(view.active);
      }
      return true;
    case 'Escape':
      view.pick(undefined);
      view.find(new Set());
      return true;
    case '+':
    case '=':
      view.zoom(zoomStep);
      return true;
    case '-':
      view.zoom(1 / zoomStep);
      return true;
    case '0':
      view.fit();
      return true;
    case '/':
      actions.search();
      return true;
    default:
      return false;
  }
}

function go(view: PictureView, direction: Direction, along: boolean): boolean {
  const { picture, active } = view;
  if (!picture || active === undefined) return false;
  const onFlow = picture.flows.some(({ flow }) => flow.key === active);
  const upDown = direction === 'up' || direction === 'down';
  const next =
    along || (onFlow && !upDown)
      ? upDown
        ? besideFlow(picture, active, direction === 'down' ? 1 : -1)
        : alongFlow(picture, active, direction === 'right' ? 'out' : 'in')
      : onFlow
        ? besideFlow(picture, active, direction === 'down' ? 1 : -1)
        : nodeToward(picture, active, direction);
  view.focus(next);
  return true;
}

function listenToPointer(view: PictureView, actions: PictureActions): void {
  let press: { x: number; y: number; dragging: boolean } | undefined;
  const { element } = view;
  element.addEventListener('pointerdown', event => {
    if (event.button === 0) press = { x: event.clientX, y: event.clientY, dragging: false };
  });
  element.addEventListener('pointermove', event => {
    if (!press) return view.hover(view.keyAt(event.target));
    if (!press.dragging && Math.hypot(event.clientX - press.x, event.clientY - press.y) < dragFrom) return;
    if (!press.dragging) element.setPointerCapture(event.pointerId);
    element.classList.add('dragging');
    view.move(event.clientX - press.x, event.clientY - press.y);
    press = { x: event.clientX, y: event.clientY, dragging: true };
  });
  const release = (event: PointerEvent) => {
    element.classList.remove('dragging');
    const wasDrag = press?.dragging;
    press = undefined;
    if (event.type !== 'pointerup' || wasDrag !== false) return;
    const key = view.keyAt(event.target);
    view.pick(key);
    if (key === undefined) return;
    view.focus(key);
    actions.open(key);
  };
  element.addEventListener('pointerup', release);
  element.addEventListener('pointercancel', release);
  element.addEventListener('pointerleave', () => view.hover(undefined));
}
