import type { Kit } from './kit.ts';
import { linkedText } from './linkedText.ts';

/** What was written, with the addresses in it as links. Until it is there, the text stands for it. Text is text, never markup. */
export const linksView = ({ View, plain, css, html }: Kit): CustomElementConstructor =>
  class LinksView extends View {
    static override properties = { ...View.properties, text: plain };
    static override styles = [
      css`
        a {
          color: inherit;
          text-underline-offset: 2px;
          overflow-wrap: anywhere;
        }
        a:focus-visible {
          outline: 2px solid;
          outline-offset: 2px;
        }
      `,
    ];

    declare text: string;

    protected override render() {
      // No space around: all of it is shown as it was written.
      return linkedText(this.text).map(({ text, href }) =>
        href ? html`<a href=${href} target="_blank" rel="noopener noreferrer">${text}</a>` : text,
      );
    }
  };
