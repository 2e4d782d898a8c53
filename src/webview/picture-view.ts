// The picture on the screen: draws it, moves and scales it, lights up what belongs together. Decides nothing about its content.

import type { Picture } from '../core/diagram/picture.ts';
import { pictureLayers } from '../core/diagram/picture-svg.ts';
import { svg } from '../core/diagram/svg.ts';
import type { DrawOptions } from '../core/diagram/picture-svg.ts';
import { html, reducedMotion, svgNode } from './dom.ts';
import { related } from './navigate.ts';
import { fitted, moved, showing, type ViewBox, zoomed } from './view-box.ts';

/** Below this scale small texts are left out: nobody could read them. */
const smallTextScale = 0.5;
/** Below this scale names are hard to read. */
const readableScale = 0.62;
const animation = 200;

export class PictureView {
  readonly element = html('div', { class: 'canvas' });
  readonly #svg = svgNode(svg('svg', { class: 'picture', role: 'group', width: '100%', height: '100%' })) as SVGSVGElement;
  readonly #group = svgNode(svg('g', {})) as SVGGElement;
  readonly #changed: () => void;
  #picture: Picture | undefined;
  #view: ViewBox | undefined;
  #isFitted = true;
  /** Keys: where the keyboard is, what was picked, what the pointer is on, what a search found. */
  #active: string | undefined;
  #picked: string | undefined;
  #hovered: string | undefined;
  #found: ReadonlySet<string> = new Set();

  /** `changed` is called after the view was moved or scaled. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.#svg.append(this.#group);
    this.element.append(this.#svg);
    new ResizeObserver(() => this.#resized()).observe(this.element);
  }

  get picture(): Picture | undefined {
    return this.#picture;
  }
  get view(): ViewBox | undefined {
    return this.#view;
  }
  get active(): string | undefined {
    return this.#active;
  }

  set label(text: string) {
    this.#svg.setAttribute('aria-label', text);
  }

  /** Redraws in place. The view stays where it is; the first picture is fitted. */
  draw(picture: Picture, options: DrawOptions): void {
    const before = this.#picture;
    const hadFocus = this.#group.contains(document.activeElement);
    this.#picture = picture;
    this.#group.replaceChildren(...pictureLayers(picture, options).map(svgNode));
    if (before && !reducedMotion()) this.#glide(before, picture);
    if (!this.#view) this.fit();
    if (this.#active === undefined || !this.#find(this.#active)) this.#active = picture.nodes[0]?.node.key;
    this.#setTabStop();
    this.#light();
    if (hadFocus) this.focus(this.#active);
  }

  fit(): void {
    if (!this.#picture || this.element.clientWidth === 0) return;
    this.#set(fitted(this.#picture, this.#screen()));
    this.#isFitted = true;
  }

  /** Takes over a view from before a reload. */
  restore(view: ViewBox): void {
    this.#set(view);
  }

  zoom(factor: number, at = { x: this.element.clientWidth / 2, y: this.element.clientHeight / 2 }): void {
    if (this.#view) this.#set(zoomed(this.#view, factor, at));
  }

  move(x: number, y: number): void {
    if (this.#view) this.#set(moved(this.#view, x, y));
  }

  /** Puts the keyboard on a node or flow, and brings it onto the screen. */
  focus(key: string | undefined): void {
    const element = key === undefined ? undefined : this.#find(key);
    if (!element || key === undefined) return;
    this.#active = key;
    this.#setTabStop();
    // A single flow of a bundle is there to be focused once it is lit.
    this.#light();
    element.focus({ preventScroll: true });
    this.#reveal(key);
  }

  pick(key: string | undefined): void {
    this.#picked = key;
    this.#light();
  }

  hover(key: string | undefined): void {
    if (key === this.#hovered) return;
    this.#hovered = key;
    this.#light();
  }

  find(keys: ReadonlySet<string>): void {
    this.#found = keys;
    this.#light();
  }

  /** The key of the node, flow or label that an event happened on. */
  keyAt(target: EventTarget | null): string | undefined {
    return target instanceof Element ? (target.closest('[data-key]')?.getAttribute('data-key') ?? undefined) : undefined;
  }

  /** A fitted picture stays fitted, unless that made its names too small to read: then what was picked stays in sight instead. */
  #resized(): void {
    if (!this.#isFitted || !this.#picture || this.element.clientWidth === 0) return;
    const tooSmall = fitted(this.#picture, this.#screen()).scale < readableScale;
    if (!tooSmall || this.#picked === undefined || (this.#view?.scale ?? 0) < readableScale) return this.fit();
    this.#reveal(this.#picked);
    this.#isFitted = true;
  }

  #screen() {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  #set(view: ViewBox): void {
    this.#view = view;
    this.#isFitted = false;
    this.#group.setAttribute('transform', `translate(${view.x} ${view.y}) scale(${view.scale})`);
    this.#svg.classList.toggle('far', view.scale < smallTextScale);
    this.#changed();
  }

  #reveal(key: string): void {
    const box =
      this.#picture?.nodes.find(({ node }) => node.key === key) ?? this.#picture?.flows.find(({ flow }) => flow.key === key)?.labels[0];
    if (!box || !this.#view) return;
    const view = showing(this.#view, box, this.#screen());
    if (view.x !== this.#view.x || view.y !== this.#view.y) this.#set(view);
  }

  #find(key: string): SVGElement | undefined {
    return this.#group.querySelector<SVGElement>(`.node[data-key="${CSS.escape(key)}"], .flow[data-key="${CSS.escape(key)}"], .trunk[data-key="${CSS.escape(key)}"]`) ?? undefined;
  }

  #setTabStop(): void {
    for (const element of this.#group.querySelectorAll('[tabindex="0"]')) element.setAttribute('tabindex', '-1');
    if (this.#active !== undefined) this.#find(this.#active)?.setAttribute('tabindex', '0');
  }

  /** Lights up what belongs to the thing under the pointer, else to what was picked, else what a search found; dims the rest. */
  #light(): void {
    const isBundled = this.#picture?.trunks.length && this.#picture.flows.some(({ flow }) => flow.key === this.#active);
    const key = this.#hovered ?? (isBundled ? this.#active : this.#picked);
    const lit = this.#picture && key !== undefined ? related(this.#picture, key) : this.#found;
    this.#svg.classList.toggle('focused', lit.size > 0);
    for (const element of this.#group.querySelectorAll('[data-key]')) {
      const own = element.getAttribute('data-key') as string;
      element.classList.toggle('lit', lit.has(own));
      element.classList.toggle('picked', own === this.#picked);
    }
  }

  /** Lets nodes that moved glide to their new places, lines fading in behind them. */
  #glide(before: Picture, now: Picture): void {
    const old = new Map(before.nodes.map(({ node, x, y }) => [node.key, { x, y }]));
    let moves = 0;
    for (const { node, x, y } of now.nodes) {
      const from = old.get(node.key);
      if (!from || (from.x === x && from.y === y)) continue;
      moves++;
      this.#find(node.key)?.animate([{ transform: `translate(${from.x}px, ${from.y}px)` }, { transform: `translate(${x}px, ${y}px)` }], {
        duration: animation,
        easing: 'ease-out',
      });
    }
    if (moves)
      for (const layer of this.#group.querySelectorAll('.flows, .labels, .bands, .titles'))
        layer.animate([{ opacity: 0 }, { opacity: 1 }], { duration: animation, easing: 'ease-in' });
  }
}
