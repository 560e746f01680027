import { childPlace } from './template.ts';

/** How a property is declared. */
interface Declaration {
  /** Its attribute; by default its name in small letters. */
  readonly attribute?: string | false;
  /** `Boolean`: whether the attribute is there. Else its text. */
  readonly type?: unknown;
  /** The attribute follows the property. */
  readonly reflect?: boolean;
  /** It has no attribute. */
  readonly state?: boolean;
}

/** Takes part in the life of an element. */
interface Controller {
  hostConnected?(): void;
  hostDisconnected?(): void;
  hostUpdate?(): void;
  hostUpdated?(): void;
}

export const css = ([text = '']: readonly string[]): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};

export const unsafeCSS = (text: string): CSSStyleSheet => css([text]);

/** An element that is rendered again, once, after its properties have changed. */
export class LitElement extends HTMLElement {
  static properties: Readonly<Record<string, Declaration>> = {};
  static styles: readonly CSSStyleSheet[] = [];
  /** Names of properties by their attributes. */
  declare static named: ReadonlyMap<string, string>;

  /** Asked for when the class is registered: its properties begin here. */
  static get observedAttributes(): string[] {
    if (Object.hasOwn(this, 'named')) return [...this.named.keys()];
    const named = new Map<string, string>();
    for (const [name, { attribute, state }] of Object.entries(this.properties)) {
      if (attribute !== false && !state) named.set(attribute ?? name.toLowerCase(), name);
      Object.defineProperty(this.prototype, name, {
        get(this: LitElement) {
          return this.#values.get(name);
        },
        set(this: LitElement, value: unknown) {
          const before = this.#values.get(name);
          if (Object.is(value, before)) return;
          this.#values.set(name, value);
          // What it began with is no change.
          if (!this.#changed.has(name)) this.#changed.set(name, this.hasUpdated ? before : undefined);
          this.requestUpdate();
        },
      });
    }
    this.named = named;
    return [...named.keys()];
  }

  /** Undefined before it is connected. */
  declare renderRoot: HTMLElement | DocumentFragment | undefined;
  hasUpdated = false;
  readonly #values = new Map<string, unknown>();
  readonly #controllers = new Set<Controller>();
  /** What was said before the class was there: it counts more than what the class begins with. */
  #said: Record<string, unknown> = {};
  #changed = new Map<PropertyKey, unknown>();
  /** Its own attributes are just being written. */
  #reflecting = false;
  #pending = false;
  #begin!: (value?: unknown) => void;
  #updated = new Promise<unknown>((begin) => (this.#begin = begin));
  /** Shows what was rendered. */
  #show: ReturnType<typeof childPlace> | undefined;

  constructor() {
    super();
    for (const name of Object.keys(this.#own.properties)) {
      if (!Object.hasOwn(this, name)) continue;
      this.#said[name] = this[name as keyof this];
      Reflect.deleteProperty(this, name);
    }
    this.requestUpdate();
  }

  get #own(): typeof LitElement {
    return this.constructor as typeof LitElement;
  }

  addController(controller: Controller): void {
    this.#controllers.add(controller);
    // One that an element of the loader's has in its constructor hears it with the others.
    if (this.renderRoot && this.isConnected) controller.hostConnected?.();
  }

  connectedCallback(): void {
    this.#root();
    this.#begin();
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(attribute: string, _before: string | null, value: string | null): void {
    const { named, properties } = this.#own;
    const name = named.get(attribute) ?? '';
    if (!this.#reflecting)
      Object.assign(this, { [name]: properties[name]?.type === Boolean ? value !== null : value });
  }

  requestUpdate(): void {
    if (!this.#pending) this.#updated = this.#update();
  }

  get updateComplete(): Promise<unknown> {
    return this.#updated;
  }

  async #update(): Promise<boolean> {
    this.#pending = true;
    try {
      await this.#updated;
    } catch (error) {
      // The last update failed: nobody else may be waiting for it.
      reportError(error);
    }
    this.performUpdate();
    return !this.#pending;
  }

  performUpdate(): void {
    if (!this.#pending) return;
    const changed = this.#changed;
    const root = this.#root();
    if (!this.hasUpdated) {
      Object.assign(this, this.#said);
      this.#said = {};
    }
    try {
      this.willUpdate(changed);
      for (const controller of this.#controllers) controller.hostUpdate?.();
      const rendered = this.render();
      this.#reflect(changed);
      this.#settle();
      this.#show ??= childPlace(root.appendChild(document.createComment('')), null, this);
      this.#show([rendered]);
    } catch (error) {
      this.#settle();
      throw error;
    }
    for (const controller of this.#controllers) controller.hostUpdated?.();
    if (!this.hasUpdated) {
      this.hasUpdated = true;
      this.firstUpdated();
    }
    this.updated(changed);
  }

  #root(): HTMLElement | DocumentFragment {
    return (this.renderRoot ??= this.createRenderRoot());
  }

  #settle(): void {
    this.#changed = new Map();
    this.#pending = false;
  }

  #reflect(changed: ReadonlyMap<PropertyKey, unknown>): void {
    const { named, properties } = this.#own;
    this.#reflecting = true;
    for (const [attribute, name] of named) {
      if (!properties[name]?.reflect || !changed.has(name)) continue;
      const value = this.#values.get(name);
      if (typeof value === 'boolean') this.toggleAttribute(attribute, value);
      else if (value == null) this.removeAttribute(attribute);
      else if (value !== this.getAttribute(attribute)) this.setAttribute(attribute, value as string);
    }
    this.#reflecting = false;
  }

  protected createRenderRoot(): HTMLElement | DocumentFragment {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [...this.#own.styles];
    return root;
  }

  protected willUpdate(_changed: ReadonlyMap<PropertyKey, unknown>): void {
    // For subclasses.
  }

  protected render(): unknown {
    return undefined;
  }

  protected firstUpdated(): void {
    // For subclasses.
  }

  protected updated(_changed: ReadonlyMap<PropertyKey, unknown>): void {
    // For subclasses.
  }
}
