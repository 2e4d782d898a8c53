// START HERE: the page of the data-flow panel. Takes models from the extension, lays them out, shows them, says what was picked.

import type { DiagramModel } from '../core/diagram/diagram.ts';
import { layout } from '../core/diagram/layout.ts';
import type { Arrangement } from '../core/diagram/picture.ts';
import type { Measure } from '../core/diagram/text-width.ts';
import type { Language } from '../core/text/language.ts';
import { type HostMessage, type PanelMessage, readHostMessage } from '../protocol-diagram.ts';
import { pageMeasure } from './font-scale.ts';
import { type KeptState, readKeptState } from './kept-state.ts';
import { matching } from './navigate.ts';
import { Page } from './page.ts';
import { listenToPicture } from './picture-input.ts';
import { PictureView } from './picture-view.ts';
import { type Say, speaker } from './say.ts';
import { tableView } from './table-view.ts';

declare function acquireVsCodeApi(): { postMessage(message: PanelMessage): void; getState(): unknown; setState(state: KeptState): void };

class DiagramPage {
  readonly #host = acquireVsCodeApi();
  readonly #say: Say;
  readonly #language: Language;
  readonly #page: Page;
  readonly #view: PictureView;
  readonly #measure: Measure = pageMeasure();
  #kept: KeptState;
  /** What is drawn: while a file has a syntax error, the last good one. */
  #drawn: DiagramModel | undefined;
  #found: readonly string[] = [];

  constructor(language: Language) {
    this.#language = language;
    this.#say = speaker(language);
    this.#kept = readKeptState(this.#host.getState());
    this.#view = new PictureView(() => this.#keep({ view: this.#view.view }));
    this.#page = new Page(this.#say, {
      tidy: () => this.#draw(undefined),
      fit: () => this.#view.fit(),
      zoom: factor => this.#view.zoom(factor),
      table: () => {
        this.#keep({ table: !this.#kept.table });
        this.#show();
      },
      search: words => this.#search(words),
      goToFound: () => this.#view.focus(this.#found[0]),
    });
    listenToPicture(this.#view, { open: key => this.#open(key), search: () => this.#page.focusSearch() });
    document.documentElement.lang = language;
    this.#page.message(this.#say('diagram.loading'));
  }

  receive(message: HostMessage): void {
    if (message.type === 'none') {
      this.#drawn = undefined;
      this.#page.banner(undefined);
      this.#page.message(this.#say('diagram.no-stack'), {
        text: this.#say('diagram.no-stack-action'),
        press: () => this.#host.postMessage({ type: 'start-stack' }),
      });
      return;
    }
    this.#update(message.model);
  }

  #update(model: DiagramModel): void {
    const { fault } = model;
    const sameRoot = this.#drawn?.uri === model.uri;
    const keeps = fault !== undefined && sameRoot && !this.#drawn?.fault;
    this.#banner(model, keeps);
    if (keeps) return;
    if (this.#kept.uri !== model.uri) this.#keep({ uri: model.uri, arrangement: undefined, view: undefined });
    const counts = (of: DiagramModel | undefined) => `${of?.nodes.length} ${of?.flows.length}`;
    const changed = this.#drawn !== undefined && counts(this.#drawn) !== counts(model);
    this.#drawn = model;
    this.#page.heading(model, this.#language);
    this.#undrawn(model);
    if (this.#draw(this.#kept.arrangement) && changed)
      this.#page.speak(this.#say('diagram.updated', { tools: model.nodes.length, flows: model.flows.length }));
  }

  /** Lays out and draws; true where that worked. Nothing that a file or a kept state holds may leave the page blank. */
  #draw(earlier: Arrangement | undefined): boolean {
    const model = this.#drawn;
    if (!model) return false;
    if (model.nodes.length === 0) {
      this.#page.message(this.#say('diagram.empty'), {
        text: this.#say('diagram.empty-action'),
        press: () => this.#host.postMessage({ type: 'open-root' }),
      });
      return false;
    }
    const { clientWidth, clientHeight } = document.documentElement;
    // Rounded, so that a little wider panel gives the same picture.
    const aspect = Math.max(0.7, Math.min(2.1, Math.round((5 * clientWidth) / Math.max(200, clientHeight - 140)) / 5));
    try {
      const picture = layout(model, { measure: this.#measure, aspect, earlier });
      this.#show();
      this.#view.label = this.#say('diagram.picture-label', { name: model.title });
      const { view } = this.#kept;
      this.#view.draw(picture, { language: this.#language, measure: this.#measure });
      if (!earlier) this.#view.fit();
      else if (view && this.#view.view !== view) this.#view.restore(view);
      this.#keep({ arrangement: picture.arrangement });
      return true;
    } catch (error) {
      if (earlier) return this.#draw(undefined);
      const reason = error instanceof Error ? error.message : String(error);
      this.#page.message(this.#say('diagram.failed', { reason }), {
        text: this.#say('diagram.try-again'),
        press: () => this.#draw(undefined),
      });
      return false;
    }
  }

  #show(): void {
    if (!this.#drawn || this.#drawn.nodes.length === 0) return;
    if (this.#kept.table)
      this.#page.show(
        tableView(this.#drawn, this.#say, key => this.#open(key)),
        'table',
      );
    else this.#page.show(this.#view.element, 'picture');
  }

  #banner({ fault }: DiagramModel, keeps: boolean): void {
    if (!fault) return this.#page.banner(undefined);
    const text = this.#say(keeps ? 'diagram.fault' : 'diagram.fault-first', { line: fault.location.range.start.line + 1 });
    this.#page.banner(text, fault.message, {
      text: this.#say('diagram.go-to-line'),
      press: () => this.#host.postMessage({ type: 'open-fault' }),
    });
  }

  #undrawn({ undrawn: [first, ...more] }: DiagramModel): void {
    if (!first) return this.#page.note(undefined);
    this.#page.note(this.#say('diagram.undrawn', { count: more.length + 1 }), {
      text: this.#say('diagram.show-first'),
      press: () => this.#open(`flow:${first.id}`),
    });
  }

  #search(words: string): void {
    const { picture } = this.#view;
    if (!picture) return;
    const found = matching(picture, words);
    this.#found = [...found];
    this.#view.find(found);
    if (words.trim())
      this.#page.speak(found.size ? this.#say('diagram.search-found', { count: found.size }) : this.#say('diagram.search-none'));
  }

  /** A trunk is many lines of the file: it opens none. */
  #open(key: string): void {
    if (!key.startsWith('trunk:')) this.#host.postMessage({ type: 'open', key });
  }

  #keep(change: Partial<KeptState>): void {
    this.#kept = { ...this.#kept, ...change };
    this.#host.setState(this.#kept);
  }

  ready(): void {
    this.#host.postMessage({ type: 'ready' });
  }
}

const language: Language = document.documentElement.lang === 'fr' ? 'fr' : 'en';
const page = new DiagramPage(language);
addEventListener('message', event => {
  const message = readHostMessage(event.data);
  if (message) page.receive(message);
});
page.ready();
