import { css } from 'lit';

/** What every view has in common. */
export const shared = css`
  :host {
    box-sizing: border-box;
  }

  :host([hidden]) {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  button,
  input,
  select,
  textarea {
    margin: 0;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
  }

  svg {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }

  .hidden-text {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .figure {
    font-variant-numeric: tabular-nums;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/** Buttons: plain, primary, dangerous, or an icon alone. */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: 32px;
    padding: 0 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: transparent;
    cursor: pointer;
    line-height: 20px;
    white-space: nowrap;
    transition: background-color 120ms;
  }

  .button:not([aria-disabled='true'], :disabled):hover {
    background: var(--ground-hover);
  }

  .button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  .button.primary:not([aria-disabled='true'], :disabled):hover {
    background: var(--accent-hover);
  }

  .button.danger {
    border-color: transparent;
    background: var(--late);
    color: var(--on-late);
    font-weight: 600;
  }

  .button:disabled,
  .button[aria-disabled='true'] {
    border-color: transparent;
    background: var(--ground-hover);
    color: var(--ink-muted);
    cursor: not-allowed;
    font-weight: 400;
  }

  .icon-button {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 32px;
    block-size: 32px;
    padding: 0;
    border: 0;
    border-radius: var(--radius);
    background: transparent;
    color: var(--ink-muted);
    cursor: pointer;
  }

  .icon-button:hover {
    background: var(--ground-hover);
    color: var(--ink);
  }

  .icon-button[aria-pressed='true'],
  .icon-button[aria-expanded='true'] {
    background: var(--accent-tint);
    color: var(--accent);
  }

  .text-button {
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  @media (pointer: coarse) {
    .button,
    .icon-button {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .button,
    .icon-button {
      border: 1px solid ButtonText;
    }

    .icon-button[aria-pressed='true'],
    .icon-button[aria-expanded='true'] {
      border-color: Highlight;
    }

    .button:disabled {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
