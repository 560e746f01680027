import type { CustomerClient } from '@shopbell/sdk';
import { html, LitElement, nothing, unsafeCSS, type PropertyValues } from 'lit';
import { bellStyle } from './bell/bellStyle.ts';
import type { ItemsProvider, ItemShelf, PageItem } from './bell/pageItems.ts';
import type { PageScope } from './bell/scopeAttributes.ts';
import { scopeOf } from './bell/scopeOfPage.ts';
import type { BellEvents } from './bridge/bellEvents.ts';
import { DeskController } from './bridge/deskController.ts';
import type { DeskAccess, DeskHost } from './bridge/deskHost.ts';
import { ExtrasLoader } from './bridge/extrasLoader.ts';
import { PanelDialog } from './bridge/panelDialog.ts';
import { part } from './parts/part.ts';
import { panelStyle } from './styles/panel.ts';
import { tokens } from './styles/tokens.ts';
import { defineViews } from './views/defineViews.ts';
import { PanelFocus } from './bridge/panelFocus.ts';
import { renderBell } from './views/bell.ts';
import { renderPanel } from './views/panel.ts';
import { pickLocale, type Locale } from './words/locale.ts';
import type { Words } from './words/words.ts';
import { wordsIn } from './words/wordsIn.ts';

/**
 * The bell and its panel: a customer taps it and talks to the shop.
 *
 * Nothing is requested or written before the first `open()`, unless this device remembers an open conversation.
 *
 * @element shop-bell
 *
 * @fires shopbell-open - The panel has opened.
 * @fires shopbell-close - The panel has closed.
 * @fires shopbell-unread - The number of unread messages changed. `detail.count`
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
 * @csspart badge - The number of unread messages on it.
 * @csspart place - Beside the closed bell: the place in line, or that the conversation is about to end.
 * @csspart greeting - The word beside the closed bell.
 * @csspart panel - The panel, a `dialog`.
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
      const focused = this.shadowRoot?.activeElement;
      // What is asked came later than its screen: the focus goes there, unless the customer is writing.
      if (
        focused &&
        focused.localName !== 'shop-bell-composer' &&
        /picker|ended|problem/.test(this.#desk.screen)
      )
        void this.#focus.go();
    },
  );
  readonly #dialog: PanelDialog = new PanelDialog(this);
  readonly #focus: PanelFocus = new PanelFocus(this, () => this.#desk.screen);
  #words: Words | undefined;
  #letGo = false;
  #wasOpened = false;
  /** What the loader's bell was called: its name until the words are there. */
  #drawnName: string | null | undefined;

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
  tell<Name extends keyof BellEvents>(name: Name, detail: BellEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#letGo) return;
    this.#letGo = false;
    this.#desk.use(this.#access);
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
    const drawn = this.shadowRoot;
    const sheets = [...(drawn?.adoptedStyleSheets ?? [])];
    this.#drawnName = drawn?.querySelector('.bell')?.ariaLabel;
    this.#focus.took = drawn?.activeElement != null;
    drawn?.replaceChildren();
    const root = super.createRenderRoot();
    if (root instanceof ShadowRoot) root.adoptedStyleSheets = [...sheets, ...root.adoptedStyleSheets];
    return root;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const renewed = changed.has('server') || changed.has('shop') || changed.has('client');
    if (renewed) this.#desk.use(this.#access);
    const opens = this.opened && !this.#wasOpened && this.#desk.conversation?.state !== 'ended';
    if (opens || (renewed && this.opened)) this.#desk.enter();
    if (!/conversation|robot/.test(this.#desk.screen)) this.ending = false;
  }

  protected override firstUpdated(): void {
    // Where the loader drew the bell, it greets.
    if (this.#drawnName === undefined && /greeting/.test(this.getAttributeNames().join())) this.greet();
  }

  protected override updated(): void {
    if (this.opened !== this.#wasOpened) this.#onToggled();
  }

  #onToggled(): void {
    this.#wasOpened = this.opened;
    this.tell(this.opened ? 'shopbell-open' : 'shopbell-close', undefined);
    if (this.opened) this.#focus.opened();
  }

  get #access(): DeskAccess {
    const { client, server, shop } = this;
    return { client, server, shop };
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || !this.opened) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.ending) this.ending = false;
    else this.close();
  };

  protected override render() {
    const { opened } = this;
    const locale = pickLocale(this.locale);
    const words = this.#words?.locale === locale ? this.#words : undefined;
    if (!words) void this.#learn(locale);
    return html`${renderBell({
        words,
        locale,
        name: this.#drawnName,
        desk: this.#desk,
        opened,
        toggle: this.#toggleByBell,
        onKey: this.#onKey,
      })}
      <dialog
        class="panel"
        part="panel"
        aria-label=${words?.desk ?? nothing}
        @keydown=${this.#onKey}
        @cancel=${this.#dialog.onCancel}
        @close=${this.#dialog.onClose}
      >
        ${
          words && (opened || this.hasUpdated)
            ? renderPanel({
                words,
                desk: this.#desk,
                extras: this.#extras,
                ending: this.ending,
                askToEnd: this.#askToEnd,
                keep: this.#keep,
                close: this.#closeByButton,
              })
            : nothing
        }
      </dialog>`;
  }

  async #learn(locale: Locale): Promise<void> {
    const [words] = await Promise.all([wordsIn(locale), this.#extras.learn(locale)]);
    this.#words = words;
    this.requestUpdate();
    await this.updateComplete;
    if (this.opened) await this.#focus.go();
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
