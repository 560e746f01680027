import type { CustomerClient } from '@shopbell/sdk';
import { html, LitElement, nothing, unsafeCSS, type PropertyValues } from 'lit';
import { bellStyle } from './bell/bellStyle.ts';
import { isPartOfPage, type Display } from './bell/display.ts';
import type { ItemsProvider, ItemShelf, PageItem } from './bell/pageItems.ts';
import type { PageScope } from './bell/scopeAttributes.ts';
import { scopeOf } from './bell/scopeOfPage.ts';
import type { BellEvents } from './bridge/bellEvents.ts';
import { DeskController } from './bridge/deskController.ts';
import type { DeskHost } from './bridge/deskHost.ts';
import { ExtrasLoader } from './bridge/extrasLoader.ts';
import { DrawnBell } from './bridge/drawnBell.ts';
import { PanelPlace } from './bridge/panelPlace.ts';
import { PanelWords } from './bridge/panelWords.ts';
import { part } from './parts/part.ts';
import { panelStyle } from './styles/panel.ts';
import { tokens } from './styles/tokens.ts';
import { defineViews } from './views/defineViews.ts';
import { PanelFocus } from './bridge/panelFocus.ts';
import { renderBell } from './views/bell.ts';
import { renderPanel } from './views/panel.ts';
import { renderPanelFrame } from './views/panelFrame.ts';
import { pickLocale } from './words/locale.ts';

/**
 * The bell and its panel: a customer taps it and talks to the shop.
 *
 * Nothing is requested or written before the first `open()`, unless this device remembers an open conversation.
 *
 * @element shop-bell
 *
 * @fires shopbell-open - The panel has opened.
 * @fires shopbell-close - The panel has closed.
 * @fires shopbell-unread - The number of unread messages, in conversations and customer groups, changed. `detail.count`
 * @fires shopbell-message - A message was stored, by either side. `detail.conversationId`, `detail.message`
 * @fires shopbell-outcome - What an entry came to. `detail.conversationId`, `detail.outcome`
 * @fires shopbell-metrics - What happened, for analytics, where `metrics` asks for it. `detail` is a `MetricsEvent`
 * @fires shopbell-error - Something was refused or could not be reached. `detail.error` is a `ShopbellError`
 *
 * @attr launcher - `none`: no bell; the page has a button of its own that calls `open()`.
 * @attr greeting - A word beside the bell, on pages without one of their own kind.
 * @attr greeting-product - The word on product pages; `greeting-shop`, `greeting-order` and `greeting-tracking` on the others.
 * @attr greeting-after - Seconds on the visible page before that word, by default 15.
 *
 * @slot icon - Takes the place of the bell's own picture.
 *
 * @csspart bell - The round button.
 * @csspart badge - The number of unread messages on it, in conversations and customer groups.
 * @csspart place - Beside the closed bell: the place in line, or that the conversation is about to end.
 * @csspart greeting - The word beside the closed bell.
 * @csspart panel - The panel: a `dialog`, or a region where it is a part of the page.
 * @csspart messages - The list of messages.
 * @csspart bubble - Every message.
 * @csspart own-bubble - The customer's messages.
 * @csspart their-bubble - Messages of agents.
 *
 * @cssprop [--shopbell-accent=#2f5fd0] - The one colour; everything else is derived from it.
 * @cssprop [--shopbell-font] - Font families; by default the system's, with Chinese ones named.
 * @cssprop [--shopbell-z-index=2147483000] - Height in the page's pile.
 * @cssprop [--shopbell-offset-inline=20px] - Distance from the side of the window.
 * @cssprop [--shopbell-offset-block=20px] - Distance from the bottom of the window.
 * @cssprop [--shopbell-panel-width=376px] - Width of the floating panel; it never leaves the window.
 * @cssprop [--shopbell-panel-height=680px] - Height of the floating panel; it never leaves the window.
 * @cssprop [--shopbell-inline-height=600px] - Height that an inline panel takes in the page, open or not.
 * @cssprop [--shopbell-page-top=0px] - What a panel that fills the page leaves free above it, for a head of the page's own.
 */
export class ShopBell extends LitElement implements DeskHost {
  static override properties = {
    server: {},
    shop: {},
    page: {},
    sku: {},
    orderId: { attribute: 'order-id' },
    trackingNo: { attribute: 'tracking-no' },
    locale: {},
    display: { reflect: true },
    position: { reflect: true },
    theme: { reflect: true },
    opened: { type: Boolean, reflect: true },
    metrics: { type: Boolean },
    client: { attribute: false },
    items: { attribute: false },
    ending: { state: true },
  };
  static override styles = [unsafeCSS(bellStyle), tokens, panelStyle];

  /** Address of the Shopbell server, for example `https://desk.example`. */
  declare server: string | undefined;
  /** The shop's id. */
  declare shop: string | undefined;
  /** Kind of page: `shop` (default), `product`, `order` or `tracking`. */
  declare page: PageScope['page'] | null;
  /** The product that the page is about. */
  declare sku: string | null | undefined;
  /** The order that the page is about: a claim of the page, it opens no data. */
  declare orderId: string | null | undefined;
  /** The parcel that the page is about. */
  declare trackingNo: string | null | undefined;
  /** `zh-CN`, `en` or `ar`; by default the page's `lang`, then the browser's languages. */
  declare locale: string | null | undefined;
  /** `floating` (default: beside the bell), `inline` (where the element stands) or `page` (the whole page, opened with it). */
  declare display: Display | null | undefined;
  /** `left` or `right`; by default where the page's lines end. */
  declare position: 'left' | 'right' | null | undefined;
  /** `light`, `dark` or `auto` (default: as the system says). */
  declare theme: 'light' | 'dark' | 'auto' | null | undefined;
  /** Whether the panel is open. */
  declare opened: boolean;
  /** Whether `shopbell-metrics` events are told; said before the element begins, it holds from then on. */
  declare metrics: boolean;
  /** A client of the page's own, in place of `server` and `shop`. It is not destroyed with the element. */
  declare client: CustomerClient | undefined;
  /** What this customer may want to show: orders, parcels, cart, what was looked at. Called when it is looked for. */
  declare items: ItemsProvider | undefined;
  /** The customer is asked whether the conversation shall end. */
  declare protected ending: boolean;

  readonly #desk = new DeskController(this);
  readonly #extras: ExtrasLoader = new ExtrasLoader(
    this,
    () => this.opened || this.#desk.conversation,
    () => {
      this.#focus.cameLater();
    },
  );
  readonly #place: PanelPlace = new PanelPlace(this);
  readonly #focus: PanelFocus = new PanelFocus(this, () => this.#desk.screen);
  readonly #words: PanelWords = new PanelWords(this, this.#extras, () => {
    this.#focus.come();
  });
  #letGo = false;
  #wasOpened = false;
  #drawn: DrawnBell | undefined;

  constructor() {
    super();
    defineViews();
    this.opened = this.ending = this.metrics = false;
  }

  /** Opens the panel, and enters with the page's scope unless a conversation is running. */
  open(): void {
    this.opened = true;
  }

  /** Closes the panel. The conversation goes on. */
  close(): void {
    this.opened = false;
  }

  /** Opens or closes the panel. */
  toggle(): void {
    this.opened = !this.opened;
  }

  /** A word beside the closed bell, once on a device for each text; without one, what the attributes say, in their time. */
  greet(text?: string): void {
    void part('greeting').then(
      ({ greet }) => greet(this, text),
      () => 0,
    );
  }

  /** Says anew what the page is about: the whole scope; what is left out is taken away. */
  setScope(scope: PageScope): void {
    const { page, sku, orderId, trackingNo } = scope;
    Object.assign(this, { page, sku, orderId, trackingNo });
  }

  /** What the page is about, without what it leaves out; what it says nothing of is read from its JSON-LD. */
  get scope(): PageScope {
    return scopeOf(this);
  }

  /** @internal */
  get isPartOfPage(): boolean {
    return isPartOfPage(this.display);
  }

  /** @internal */
  get inSight(): boolean {
    return this.opened && (this.#place.inView || !this.isPartOfPage);
  }

  /** @internal */
  tell<Name extends keyof BellEvents>(name: Name, detail: BellEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#letGo) return;
    this.#letGo = false;
    this.opened = this.display === 'page';
    this.#desk.use(this);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move takes it out and puts it in again at once: only what stays away is let go.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#letGo = true;
      this.opened = false;
      this.#desk.letGo();
    });
  }

  /** The loader has drawn a bell: the same one is rendered in its place before the next paint, on its own style. */
  protected override createRenderRoot() {
    this.#drawn = new DrawnBell(this.shadowRoot);
    this.#focus.took = this.#drawn.hadFocus;
    const root = super.createRenderRoot();
    this.#drawn.style(root);
    return root;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const renewed = changed.has('server') || changed.has('shop') || changed.has('client');
    if (renewed) this.#desk.use(this);
    if (changed.has('display') && this.display === 'page') this.opened = true;
    const opens = this.opened && !this.#wasOpened && this.#desk.conversation?.state !== 'ended';
    if (opens || (renewed && this.opened)) this.#desk.enter();
    if (!/conversation|robot/.test(this.#desk.screen)) this.ending = false;
  }

  protected override firstUpdated(): void {
    // Where the loader drew the bell, it greets.
    if (this.#drawn?.name === undefined && /greeting/.test(this.getAttributeNames().join())) this.greet();
  }

  protected override updated(): void {
    if (this.opened === this.#wasOpened) return;
    this.#wasOpened = this.opened;
    this.tell(this.opened ? 'shopbell-open' : 'shopbell-close', undefined);
    if (this.opened) this.#focus.opened();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || !this.opened) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.ending) this.ending = false;
    else if (!this.isPartOfPage) this.close();
  };

  protected override render() {
    const { opened, isPartOfPage } = this;
    const locale = pickLocale(this.locale);
    const words = this.#words.in(locale);
    const inside =
      words && (opened || this.hasUpdated)
        ? renderPanel({
            words,
            desk: this.#desk,
            extras: this.#extras,
            ending: this.ending,
            inSight: this.inSight,
            askToEnd: this.#askToEnd,
            keep: this.#keep,
            close: isPartOfPage ? undefined : this.#closeByButton,
          })
        : nothing;
    return html`${renderBell({
      words,
      locale,
      name: this.#drawn?.name,
      desk: this.#desk,
      opened,
      isPartOfPage,
      toggle: this.#toggleByBell,
      onKey: this.#onKey,
    })}
    ${renderPanelFrame({ words, opened, part: isPartOfPage && `${this.display}`, place: this.#place, onKey: this.#onKey }, inside)}`;
  }

  readonly #toggleByBell = (): void => {
    this.toggle();
  };

  readonly #askToEnd = (): void => {
    this.ending = !this.ending;
  };

  readonly #keep = (): void => {
    this.ending = false;
    void this.#focus.go();
  };

  readonly #closeByButton = (): void => {
    this.close();
  };
}

export type { BellEvents, ItemShelf, ItemsProvider, PageItem, PageScope };
