// Where the picture stands on the screen: moving and scaling as numbers. Knows no DOM.

export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}
interface Spot {
  readonly x: number;
  readonly y: number;
}

export const scales = { least: 0.08, most: 3, fit: 1.4 };
const margin = 12;

/** The whole picture in the middle of the screen, no larger than it reads well. */
export function fitted(picture: Spot & Size, screen: Size): ViewBox {
  const room = { width: screen.width - 2 * margin, height: screen.height - 2 * margin };
  const scale = clamp(
    Math.min(room.width / Math.max(1, picture.width), room.height / Math.max(1, picture.height)),
    scales.least,
    scales.fit,
  );
  return {
    scale,
    x: (screen.width - picture.width * scale) / 2 - picture.x * scale,
    y: (screen.height - picture.height * scale) / 2 - picture.y * scale,
  };
}

/** Larger or smaller by a factor, the spot of the screen staying where it is. */
export function zoomed(view: ViewBox, factor: number, spot: Spot): ViewBox {
  const scale = clamp(view.scale * factor, scales.least, scales.most);
  const by = scale / view.scale;
  return { scale, x: spot.x - (spot.x - view.x) * by, y: spot.y - (spot.y - view.y) * by };
}

export function moved(view: ViewBox, x: number, y: number): ViewBox {
  return { ...view, x: view.x + x, y: view.y + y };
}

/** The smallest move that brings a box of the picture onto the screen. */
export function showing(view: ViewBox, box: Spot & Size, screen: Size): ViewBox {
  const need = (start: number, length: number, room: number) => {
    if (start < margin) return margin - start;
    return start + length > room - margin ? Math.max(margin - start, room - margin - start - length) : 0;
  };
  return moved(
    view,
    need(view.x + box.x * view.scale, box.width * view.scale, screen.width),
    need(view.y + box.y * view.scale, box.height * view.scale, screen.height),
  );
}

/** A view that was kept as JSON; undefined where it is none. */
export function readViewBox(value: unknown): ViewBox | undefined {
  const { x, y, scale } = (value ?? {}) as Partial<ViewBox>;
  return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(scale)
    ? { x: x as number, y: y as number, scale: clamp(scale as number, scales.least, scales.most) }
    : undefined;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
