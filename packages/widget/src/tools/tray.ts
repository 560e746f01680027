import { AppWindow, BellOff, BellRing, Package, ReceiptText, Smile, Tag, Truck } from 'lucide';
import type { ItemShelf, ItemsProvider, PageItem } from '../bell/pageItems.ts';
import type { Ringing } from '../extras/alerts/quiet.ts';
import type { Kit } from '../extras/kit.ts';
import { safeLink } from '../extras/safeLink.ts';
import { emoji } from './emoji.ts';
import { trayStyle } from './tray.style.ts';

const signs = { product: Tag, order: ReceiptText, parcel: Truck } as const;
type Tab = 'emoji' | ItemShelf['shelf'];

/** Beside the composer, once it is asked for: signs to write with, things of the shop to show, and what may ring. */
export const trayView = ({ View, plain, css, html, nothing, icon }: Kit): CustomElementConstructor =>
  class TrayView extends View {
    static override properties = {
      ...View.properties,
      provider: plain,
      composer: plain,
      done: plain,
      ringing: plain,
      tab: { state: true },
      shelves: { state: true },
      failed: { state: true },
      asked: { state: true },
    };
    static override styles = [...View.styles, trayStyle(css)];

    /** The page's, if it has one. */
    declare provider: ItemsProvider | undefined;
    declare composer: HTMLElement | null;
    /** Closes it. */
    declare done: () => void;
    declare ringing: Ringing;
    declare protected tab: Tab;
    /** Undefined while the page is asked. */
    declare protected shelves: readonly ItemShelf[] | undefined;
    declare protected failed: boolean;
    /** What the browser says about notifications. */
    declare protected asked: NotificationPermission | undefined;

    constructor() {
      super();
      this.tab = 'emoji';
      this.failed = false;
      this.asked = 'Notification' in globalThis ? Notification.permission : undefined;
    }

    override connectedCallback(): void {
      super.connectedCallback();
      void this.#look();
    }

    readonly #look = async (): Promise<void> => {
      this.failed = false;
      this.shelves = this.provider ? undefined : [];
      try {
        const shelves = (await this.provider?.()) ?? [];
        this.shelves = shelves.filter(({ items }) => items.length > 0);
        this.tab = this.shelves[0]?.shelf ?? this.tab;
      } catch {
        this.shelves = [];
        this.failed = true;
      }
    };

    #write(sign: string): void {
      const field = this.composer?.shadowRoot?.querySelector('textarea');
      if (!field) return;
      field.setRangeText(sign, field.selectionStart, field.selectionEnd, 'end');
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }

    #show({ kind, id }: PageItem): void {
      void this.actions.step((client, conversationId) =>
        Promise.resolve(client.send(conversationId, { card: { kind, id } })),
      );
      this.done();
    }

    readonly #onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      // The panel stays.
      event.preventDefault();
      event.stopPropagation();
      this.done();
    };

    protected override render() {
      const words = this.later.tools;
      const { shelves, tab } = this;
      const shelf = shelves?.find((one) => one.shelf === tab);
      const tabButton = (name: Tab, inside: unknown, label?: string) =>
        html`<button
          type="button"
          class="tab"
          aria-pressed=${tab === name}
          aria-label=${label ?? nothing}
          title=${label ?? nothing}
          @click=${() => {
            this.tab = name;
          }}
        >
          ${inside}
        </button>`;
      return html`<section aria-label=${words.open} @keydown=${this.#onKey}>
        <div class="head">
          <div class="tabs">
            ${tabButton('emoji', icon(Smile), words.emoji)}
            ${shelves?.map(({ shelf: name }) => tabButton(name, words.shelves[name]))}
          </div>
          ${this.#alerts()}
        </div>
        <div role="status">
          ${!shelves ? html`<p class="small quiet">${words.looking}</p>` : nothing}
          ${
            this.failed
              ? html`<p class="small">
                  ${words.missing}
                  <button type="button" class="link" @click=${this.#look}>${this.words.tryAgain}</button>
                </p>`
              : nothing
          }
        </div>
        ${
          shelf
            ? html`<ul aria-label=${words.shelves[shelf.shelf]}>
                ${shelf.items.map((item) => html`<li>${this.#item(item)}</li>`)}
              </ul>`
            : html`<div class="signs" role="group" aria-label=${words.emoji}>
                ${emoji.map(
                  (sign) =>
                    html`<button
                      type="button"
                      @click=${() => {
                        this.#write(sign);
                      }}
                    >
                      ${sign}
                    </button>`,
                )}
              </div>`
        }
      </section>`;
    }

    #item(item: PageItem) {
      const { kind, id, title, note, imageUrl } = item;
      const address = safeLink(imageUrl);
      const name = title ?? `${this.later.cards.kinds[kind]} ${id}`;
      const more = note ?? (title ? id : '');
      return html`<button
        type="button"
        class="item"
        aria-label=${this.later.tools.send(`${name} ${more}`.trimEnd())}
        @click=${() => {
          this.#show(item);
        }}
      >
        <span class="picture">
          ${icon(kind === 'product' ? Package : signs[kind])}
          ${address ? html`<img src=${address} alt="" loading="lazy" decoding="async" />` : nothing}
        </span>
        <span class="what">
          <span class="title" dir="auto" .textContent=${name}></span>
          <span class="small quiet" dir="auto" .textContent=${more}></span>
        </span>
      </button>`;
    }

    /** What rings, off by a touch; notifications of the browser only after this one asks for them. */
    #alerts() {
      const words = this.later.tools;
      const { isQuiet, setQuiet } = this.ringing;
      const quiet = isQuiet();
      const ask = async () => {
        this.asked = await Notification.requestPermission();
      };
      return html`<span class="alerts">
        ${
          this.asked === 'default'
            ? html`<button
                type="button"
                class="tab"
                aria-label=${words.notify}
                title=${words.notify}
                @click=${ask}
              >
                ${icon(AppWindow)}
              </button>`
            : nothing
        }
        <button
          type="button"
          class="tab"
          aria-pressed=${!quiet}
          aria-label=${words.sound}
          title=${words.sound}
          @click=${() => {
            setQuiet(!quiet);
            this.requestUpdate();
          }}
        >
          ${icon(quiet ? BellOff : BellRing)}
        </button>
      </span>`;
    }
  };
