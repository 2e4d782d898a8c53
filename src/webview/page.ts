// The page's frame: heading, toolbar, banner, room for picture or table, notes and legend. Shows what it is told.

import type { DiagramModel } from '../core/diagram/diagram.ts';
import { plainLine } from '../core/diagram/fit-text.ts';
import { sayCounts } from '../core/diagram/say-counts.ts';
import type { Language } from '../core/text/language.ts';
import { button, html } from './dom.ts';
import { legend } from './legend.ts';
import type { Say } from './say.ts';

export interface PageActions {
  tidy(): void;
  fit(): void;
  zoom(factor: number): void;
  table(): void;
  search(words: string): void;
  goToFound(): void;
}

export class Page {
  readonly #title = html('h1');
  readonly #counts = html('p', { class: 'counts' });
  readonly #banner = html('div', { class: 'banner', role: 'status' });
  readonly #room = html('main');
  readonly #notes = html('div', { class: 'undrawn' });
  readonly #live = html('div', { class: 'spoken', 'aria-live': 'polite' });
  readonly #search: HTMLInputElement;
  readonly #table: HTMLButtonElement;
  readonly #pictureTools: readonly HTMLElement[];
  readonly #say: Say;

  constructor(say: Say, actions: PageActions) {
    this.#say = say;
    this.#search = html('input', { type: 'search', placeholder: `${say('diagram.search')}  /`, 'aria-label': say('diagram.search') });
    this.#search.addEventListener('input', () => actions.search(this.#search.value));
    this.#search.addEventListener('keydown', event => {
      if (event.key === 'Enter') actions.goToFound();
      if (event.key === 'Escape') {
        this.#search.value = '';
        actions.search('');
      }
    });
    this.#table = button(say('diagram.as-table'), say('diagram.as-table-hint'), () => actions.table());
    this.#pictureTools = [
      this.#search,
      button(say('diagram.tidy'), say('diagram.tidy-hint'), () => actions.tidy()),
      html('span', { class: 'group' }, [
        named(
          button('−', say('diagram.zoom-out'), () => actions.zoom(1 / 1.25)),
          say('diagram.zoom-out'),
        ),
        named(
          button('+', say('diagram.zoom-in'), () => actions.zoom(1.25)),
          say('diagram.zoom-in'),
        ),
      ]),
      button(say('diagram.fit'), say('diagram.fit-hint'), () => actions.fit()),
    ];
    document.body.replaceChildren(
      html('header', {}, [
        html('div', { class: 'heading' }, [this.#title, this.#counts]),
        html('div', { class: 'tools' }, [this.#table, ...this.#pictureTools]),
      ]),
      this.#banner,
      this.#room,
      html('footer', {}, [this.#notes, legend(say)]),
      this.#live,
    );
  }

  get searchWords(): string {
    return this.#search.value;
  }

  focusSearch(): void {
    this.#search.focus();
    this.#search.select();
  }

  /** Name and counts; what needs a look is said in words. */
  heading(model: DiagramModel, language: Language): void {
    this.#title.textContent = plainLine(model.title);
    this.#counts.replaceChildren(
      ...sayCounts(model, language).map(({ kind, text }) => html('span', kind === 'all' ? {} : { class: kind }, [text])),
    );
  }

  /** Fills the room below the toolbar; the toolbar's tools for the picture work only while it is shown. */
  show(content: HTMLElement, what: 'picture' | 'table' | 'message'): void {
    if (this.#room.firstChild !== content) this.#room.replaceChildren(content);
    document.body.dataset['shows'] = what;
    this.#table.hidden = what === 'message';
    this.#table.textContent = this.#say(what === 'table' ? 'diagram.as-picture' : 'diagram.as-table');
    this.#table.title = this.#say(what === 'table' ? 'diagram.as-picture-hint' : 'diagram.as-table-hint');
    for (const tool of this.#pictureTools) tool.hidden = what !== 'picture';
  }

  /** One sentence and one button in place of a picture. */
  message(text: string, action?: { readonly text: string; readonly press: () => void }): void {
    this.show(html('div', { class: 'empty' }, [html('p', {}, [text]), ...(action ? [primary(action.text, action.press)] : [])]), 'message');
  }

  /** Says above the picture what keeps it from being up to date; nothing without a text. */
  banner(text: string | undefined, title = '', action?: { readonly text: string; readonly press: () => void }): void {
    document.body.classList.toggle('stale', text !== undefined);
    this.#banner.title = title;
    this.#banner.replaceChildren(
      ...(text === undefined ? [] : [html('span', {}, [text]), ...(action ? [button(action.text, '', action.press)] : [])]),
    );
  }

  note(text: string | undefined, action?: { readonly text: string; readonly press: () => void }): void {
    this.#notes.replaceChildren(
      ...(text === undefined ? [] : [html('span', {}, [text]), ...(action ? [button(action.text, '', action.press)] : [])]),
    );
  }

  speak(text: string): void {
    this.#live.textContent = text;
  }
}

function primary(text: string, press: () => void): HTMLElement {
  const element = button(text, '', press);
  element.removeAttribute('title');
  element.className = 'primary';
  return element;
}

function named(element: HTMLElement, name: string): HTMLElement {
  element.setAttribute('aria-label', name);
  return element;
}
