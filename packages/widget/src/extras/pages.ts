import type { LitElement, PropertyValues } from 'lit';
import type { Kit } from './kit.ts';

/** What it needs of the timeline it stands in. */
interface Paged extends LitElement {
  far: ReadonlyMap<number, number>;
}

/**
 * Keeps what is on the screen bounded: pages of the timeline that are far from what is in view stand empty, as high as they
 * were, and come back before they are scrolled to.
 */
export const pagesView = ({ View, plain, css, nothing }: Kit): CustomElementConstructor =>
  class PagesView extends View {
    static override properties = { ...View.properties, timeline: plain, about: plain, count: plain };
    static override styles = [
      css`
        :host {
          display: none;
        }
      `,
    ];

    declare timeline: Paged;
    /** The conversation: another one is looked at anew. */
    declare about: string;
    /** How many pages there are: with a new one there is more to look at. */
    declare count: number;

    #near: IntersectionObserver | undefined;

    override disconnectedCallback(): void {
      super.disconnectedCallback();
      this.#stop();
    }

    #stop(): void {
      this.#near?.disconnect();
      this.#near = undefined;
    }

    override connectedCallback(): void {
      super.connectedCallback();
      this.requestUpdate();
    }

    get #log(): HTMLElement | null {
      return this.timeline.renderRoot.querySelector('.log');
    }

    protected override updated(changed: PropertyValues<this>): void {
      if (changed.has('about')) this.#stop();
      const log = this.#log;
      // Three pages are no burden.
      if (!log || (this.count < 3 && !this.#near)) return;
      this.#near ??= new IntersectionObserver(this.#onSeen, { root: log, rootMargin: '1500px 0px' });
      for (const page of log.querySelectorAll('.page')) this.#near.observe(page);
    }

    protected override render() {
      return nothing;
    }

    readonly #onSeen = (entries: readonly IntersectionObserverEntry[]): void => {
      const { timeline } = this;
      const far = new Map(timeline.far);
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const at = Number(target.getAttribute('data-at'));
        if (isIntersecting) far.delete(at);
        // Of a closed panel nothing has a height; and whoever stands in one with the focus keeps it.
        else if (boundingClientRect.height > 0 && !target.matches(':focus-within'))
          far.set(at, boundingClientRect.height);
      }
      const coming = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
      const heights = coming.map(({ clientHeight }) => clientHeight);
      const log = this.#log;
      // The timeline itself stays at its end.
      const atEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < 32;
      timeline.far = far;
      void timeline.updateComplete.then(() => {
        if (atEnd) return;
        // They may be higher or lower than they were: what is in view stays where it is.
        const { top } = log.getBoundingClientRect();
        coming.forEach((page, index) => {
          if (page.getBoundingClientRect().top < top)
            log.scrollTop += page.clientHeight - (heights[index] ?? 0);
        });
      });
    };
  };
