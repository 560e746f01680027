import { css } from 'lit';

/** What every view starts from. */
export const common = css`
  :host,
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  :host([hidden]) {
    display: none;
  }
  h2,
  p {
    margin: 0;
    font-size: inherit;
  }
  h2 {
    font-size: var(--_large);
    font-weight: 600;
    line-height: 1.4;
    text-wrap: balance;
  }
  shop-bell-icon {
    display: contents;
  }
  svg {
    display: block;
    flex: none;
    width: 20px;
    height: 20px;
  }
  button {
    appearance: none;
    min-width: var(--_target);
    min-height: var(--_target);
    margin: 0;
    padding: 0 14px;
    border: 1px solid transparent;
    border-radius: 10px;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  /* Headings take the focus from the program alone, and do nothing with it. */
  [tabindex='-1'] {
    outline: 0;
  }
  button:focus-visible,
  [tabindex='0']:focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }
  button:disabled {
    cursor: default;
  }
  .primary {
    min-height: 40px;
    padding: 0 20px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .soft {
    background: var(--_raised);
  }
  .link {
    padding: 0 8px;
    color: var(--_accent-text);
    font-weight: 600;
  }
  .quiet {
    color: var(--_quiet);
  }
  .small {
    font-size: var(--_small);
  }
  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (hover: hover) {
    button:not(:disabled):hover {
      filter: brightness(0.96);
    }
    .link:hover {
      text-decoration: underline;
      text-underline-offset: 3px;
    }
  }
`;
