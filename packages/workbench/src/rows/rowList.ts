import {
  Virtualizer,
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  type VirtualItem,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { exactHeight } from './exactHeight.ts';
import type { HeldEnd } from './heldEnd.ts';
import { movedBy, type SeenRow } from './movedBy.ts';
import { scrollerOf } from './scrollerOf.ts';
import { selectedRows } from './selectedRows.ts';

/** Rows drawn beyond either edge of what is seen: a turn of the wheel shows no gap. */
const beyond = 6;

/**
 * A list of any length, of which only the rows near what is seen are in the document. It stands in the tree that it is drawn
 * in, so that the styles there hold for its rows, and scrolls with whatever scrolls there; several may stand in one column.
 * The row that has the focus, and the one that Tab reaches, stay in the document however far one scrolls; so do the rows that
 * are selected, since a copy takes only what is there.
 */
export class RowList<Row = unknown> extends LitElement {
  static override properties = {
    rows: { attribute: false },
    keyOf: { attribute: false },
    draw: { attribute: false },
    estimate: { attribute: false },
    reachable: { attribute: false },
    readOn: { attribute: false },
    end: { attribute: false },
  };

  /** In the order shown. */
  declare rows: readonly Row[];
  /** Unique within the list, and the row's for as long as it is in it. */
  declare keyOf: (row: Row) => string;
  /** What stands in the row's `li`. */
  declare draw: (row: Row) => unknown;
  /** Height of a row that was not seen yet, in pixels. */
  declare estimate: number;
  /** The key of the row that Tab reaches, if it does not reach all. */
  declare reachable: string | undefined;
  /** Where there is more than these rows: called when somebody scrolls to their end. */
  declare readOn: (() => void) | undefined;
  /** Of a list that is read from its end: there it begins, and what comes in above never moves what is read. */
  declare end: HeldEnd | undefined;

  #virtualizer: Virtualizer<Element, HTMLLIElement> | undefined;
  #scroller: HTMLElement | null = null;
  #keys: readonly string[] = [];
  #places: ReadonlyMap<string, number> = new Map();
  /** Its identity tells the virtualizer whether rows have to be placed anew. */
  #itemKey = (place: number): string => String(place);
  /** What had the focus before an update: moving a row in the document would take it away. */
  #active: HTMLElement | undefined;
  #wanted: string | undefined;
  /** Somebody scrolled since more was last asked for: what nobody looks at is not read. */
  #scrolled = false;
  #moved = 0;
  #drawing = false;
  /** The row in the middle of what is seen, unless one has just come there. */
  #read: string | undefined;

  constructor() {
    super();
    this.rows = [];
    this.keyOf = String;
    this.draw = () => nothing;
    this.estimate = 60;
  }

  /** Rows take their style from the tree around. */
  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.style.display = 'block';
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#virtualizer?._didMount()();
    this.#virtualizer = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    this.#drawing = true;
    // Whoever has just left the end is not carried back, though the event of it is still to come.
    if (this.end?.held && this.#virtualizer) this.end.look();
    const seen = this.#seen();
    const known = seen.filter(({ key }) => this.#virtualizer?.itemSizeCache.has(key));
    this.#read = known[Math.floor(known.length / 2)]?.key;
    if (changed.has('rows')) this.#readKeys();
    this.#active = this.#focusWithin();
    if (this.#virtualizer) this.#virtualizer.setOptions(this.#options());
    else {
      this.#scroller = scrollerOf(this);
      // What must not jump is held by the list itself, which knows where rows went that are not in the document.
      this.#scroller?.style.setProperty('overflow-anchor', 'none');
      this.#virtualizer = new Virtualizer(this.#options());
    }
    this.#virtualizer.shouldAdjustScrollPositionOnItemSizeChange = this.end && this.#growsAbove;
    this.#virtualizer._willUpdate();
    if (this.end?.held) this.#virtualizer.scrollOffset = this.#bottom(this.#virtualizer);
    else if (this.end || changed.has('rows')) this.#holdStill(this.#virtualizer, seen);
  }

  override render(): TemplateResult {
    const count = this.readOn ? -1 : this.rows.length;
    return html`<ul>
      ${repeat(
        this.#shown(),
        ({ key }) => key,
        ({ index }) =>
          html`<li
            data-index=${index}
            data-key=${this.#keys[index]}
            aria-setsize=${count}
            aria-posinset=${index + 1}
          >
            ${this.draw(this.rows[index] as Row)}
          </li>`,
      )}
    </ul>`;
  }

  override updated(): void {
    const list = this.#virtualizer;
    const ul = this.firstElementChild;
    if (!list || !(ul instanceof HTMLElement)) return;
    this.#leaveRoom(list, ul);
    if (this.#moved !== 0 && this.#scroller) this.#scroller.scrollTop += this.#moved;
    this.#moved = 0;
    if (this.end?.held) this.#keepEnd(list);
    if (this.#active?.isConnected && this.#focusWithin() !== this.#active) {
      this.#active.focus({ preventScroll: true });
    }
    for (const row of this.#elements()) list.measureElement(row);
    list.measureElement(null);
    this.#drawing = false;
    if (!this.#scrolled || !this.readOn || !list.range || list.range.endIndex < this.rows.length - 1) return;
    this.#scrolled = false;
    this.readOn();
  }

  /** Brings a row into view; nothing, if it is not in the list. */
  show(key: string): void {
    this.#drawn(key)?.scrollIntoView({ block: 'nearest' });
  }

  /** Brings a row into the middle, and keeps it there until the rows around it are measured; false if it is not in the list. */
  center(key: string): boolean {
    const place = this.#places.get(key);
    if (place === undefined || !this.#drawn(key) || !this.#virtualizer) return false;
    this.end?.hold(false);
    this.#virtualizer.scrollToIndex(place, { align: 'center' });
    // Rows are drawn there now, not with the next frame.
    this.#virtualizer.scrollOffset = this.#scroller?.scrollTop ?? 0;
    this.requestUpdate();
    return true;
  }

  /** Moves the focus to a row; false if it is not in the list, or there is nothing in it that takes the focus. */
  focusRow(key: string): boolean {
    const target = this.#drawn(key)?.querySelector<HTMLElement>('button, a[href], input');
    target?.focus();
    return target !== undefined && target !== null;
  }

  /** Moves the focus to the first row that takes it, from the top downwards, or from the bottom upwards. */
  focusEdge(step: 1 | -1): boolean {
    // Rows that came just now are known by their keys once they are drawn.
    this.performUpdate();
    return this.#focusFrom(step > 0 ? 0 : this.#keys.length - 1, step);
  }

  /** Moves the focus from the row that has it to the next or the one before; false where there is none. */
  step(step: 1 | -1): boolean {
    const here = this.#places.get(this.#keyOf(this.#focusWithin()) ?? '');
    return here !== undefined && this.#focusFrom(here + step, step);
  }

  #focusFrom(from: number, step: 1 | -1): boolean {
    for (let place = from; place >= 0 && place < this.#keys.length; place += step) {
      if (this.focusRow(this.#keys[place] ?? '')) return true;
    }
    return false;
  }

  /** The row in the document, put there if it was not. */
  #drawn(key: string): HTMLLIElement | undefined {
    this.#wanted = key;
    this.requestUpdate();
    this.performUpdate();
    this.#wanted = undefined;
    return this.#elements().find((row) => row.dataset['key'] === key);
  }

  #options(): VirtualizerOptions<Element, HTMLLIElement> {
    return {
      count: this.rows.length,
      getScrollElement: () => this.#scroller,
      getItemKey: this.#itemKey,
      estimateSize: () => this.estimate,
      overscan: beyond,
      scrollMargin: this.#margin(),
      initialOffset: () => this.#scroller?.scrollTop ?? 0,
      // A new one each time: what is kept may have changed.
      rangeExtractor: this.#rangeWith(this.#kept()),
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      measureElement: exactHeight,
      onChange: this.#changed,
    };
  }

  /** Rows that are in the document wherever one looks. */
  #kept(): number[] {
    return [this.reachable, this.#wanted, this.#keyOf(this.#active)]
      .map((key) => (key === undefined ? undefined : this.#places.get(key)))
      .filter((place) => place !== undefined)
      .concat(this.#selected());
  }

  #selected(): number[] {
    const rows = this.firstElementChild ? selectedRows(this.firstElementChild) : [];
    const places = rows
      .map((row) => this.#places.get(row.getAttribute('data-key') ?? ''))
      .filter((place) => place !== undefined);
    const [from = 0, to = -1] = [places[0], places.at(-1)];
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  }

  #rangeWith(kept: readonly number[]) {
    return (range: Range): number[] =>
      [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b);
  }

  readonly #changed = (): void => {
    if (this.#virtualizer?.isScrolling) this.#scrolled = true;
    this.requestUpdate();
    // At once: sizes are told while the browser measures, and rows that come later than that would be measured a frame too late.
    if (!this.#drawing) this.performUpdate();
  };

  #shown() {
    return (this.#virtualizer?.getVirtualItems() ?? []).filter(({ index }) => index < this.rows.length);
  }

  #readKeys(): void {
    const keys = this.rows.map((row) => this.keyOf(row));
    this.#keys = keys;
    this.#places = new Map(keys.map((key, place) => [key, place]));
    this.#itemKey = (place) => keys[place] ?? String(place);
  }

  /** How far below the top of what scrolls the list begins, in pixels. */
  #margin(): number {
    const scroller = this.#scroller;
    if (!scroller) return 0;
    const above = this.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    return Math.round(above - scroller.clientTop + scroller.scrollTop);
  }

  #seen(): SeenRow[] {
    const { range } = this.#virtualizer ?? {};
    if (!range) return [];
    return this.#shown().flatMap(({ index, key, start }) =>
      index >= range.startIndex && index <= range.endIndex ? { key: String(key), start } : [],
    );
  }

  /** Where what scrolls would have to stand to show the end of the list. */
  #bottom(list: Virtualizer<Element, HTMLLIElement>): number {
    return Math.max(0, list.options.scrollMargin + list.getTotalSize() - (list.scrollRect?.height ?? 0));
  }

  #keepEnd(list: Virtualizer<Element, HTMLLIElement>): void {
    this.end?.keep();
    list.scrollOffset = this.#scroller?.scrollTop ?? 0;
  }

  /** Whether a row that turns out higher, or becomes so, would push down what is read. */
  readonly #growsAbove = (
    { index, key, start, end }: VirtualItem,
    _delta: number,
    { itemSizeCache, scrollOffset }: Virtualizer<Element, HTMLLIElement>,
  ): boolean => {
    if (this.end?.held) return false;
    const read = this.#places.get(this.#read ?? '');
    if (read !== undefined) return index < read;
    return (itemSizeCache.has(key) ? end - 1 : start) < (scrollOffset ?? 0);
  };

  /**
   * What is looked at stays where it is, whatever goes to or comes from elsewhere; but the top shows who comes in there, unless
   * the list is read from its end.
   */
  #holdStill(list: Virtualizer<Element, HTMLLIElement>, seen: readonly SeenRow[]): void {
    const top = this.#scroller?.scrollTop ?? 0;
    if (!this.end && top <= list.options.scrollMargin) return;
    list.getTotalSize();
    this.#moved = movedBy(seen, (key) => {
      const place = this.#places.get(key);
      return place === undefined ? undefined : list.measurementsCache[place]?.start;
    });
    if (this.#moved !== 0) list.scrollOffset = top + this.#moved;
  }

  /** Room for the rows that are not in the document. */
  #leaveRoom(list: Virtualizer<Element, HTMLLIElement>, ul: HTMLElement): void {
    const begin = list.options.scrollMargin;
    let end = begin;
    const rows = this.#elements();
    for (const [at, { start, end: below }] of this.#shown().entries()) {
      const gap = Math.max(0, start - end);
      if (at === 0) ul.style.paddingBlockStart = `${gap}px`;
      const row = rows[at];
      if (row) row.style.marginBlockStart = at === 0 || gap === 0 ? '' : `${gap}px`;
      end = below;
    }
    if (rows.length === 0) ul.style.paddingBlockStart = '';
    ul.style.paddingBlockEnd = `${Math.max(0, list.getTotalSize() - (end - begin))}px`;
  }

  #elements(): HTMLLIElement[] {
    return [...(this.firstElementChild?.children ?? [])].filter((one) => one instanceof HTMLLIElement);
  }

  #focusWithin(): HTMLElement | undefined {
    const root = this.getRootNode();
    const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
    return active instanceof HTMLElement && this.contains(active) ? active : undefined;
  }

  #keyOf(within: Element | undefined): string | undefined {
    return this.#elements().find((row) => row.contains(within ?? null))?.dataset['key'];
  }
}
