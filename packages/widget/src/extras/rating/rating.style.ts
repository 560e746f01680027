import type { css as tag } from 'lit';

export const ratingStyle = (css: typeof tag) => css`
  :host {
    gap: 8px;
  }
  .grades {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    gap: 4px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .grade {
    display: grid;
    place-items: center;
    min-width: 0;
    min-height: 52px;
    padding: 6px 2px;
    border-radius: 12px;
    color: var(--_quiet);
  }
  .grade svg {
    width: 28px;
    height: 28px;
  }
  .grade[aria-pressed='true'] {
    border-color: var(--_accent-text);
    background: var(--_tint);
    color: var(--_accent-text);
  }
  .grade[aria-busy='true'] {
    border: 1px dashed;
    color: var(--_accent-text);
  }
  .told {
    min-height: 20px;
    text-align: center;
    text-wrap: balance;
  }
  .told b {
    font-weight: 600;
    color: var(--_text);
  }
  .ends {
    display: flex;
    justify-content: space-between;
  }
  .bad {
    color: var(--_danger);
  }
  form {
    display: flex;
    gap: 8px;
    align-items: end;
  }
  textarea {
    flex: 1;
    min-width: 0;
    min-height: 40px;
    max-height: 120px;
    padding: 7px 12px;
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    field-sizing: content;
    resize: none;
  }
  textarea::placeholder {
    color: var(--_quiet);
    opacity: 1;
  }
  textarea:focus-visible {
    border-color: var(--_accent-text);
    outline: 0;
    box-shadow: 0 0 0 3px var(--_tint);
  }
  form > :not(textarea) {
    flex: none;
    align-self: center;
  }
  @media (pointer: coarse) {
    textarea {
      min-height: 44px;
      font-size: 16px;
    }
  }
  @media (hover: hover) {
    .grade:not(:disabled):hover {
      color: var(--_accent-text);
      background: var(--_tint);
      filter: none;
    }
  }
  @media (forced-colors: active) {
    .grade[aria-pressed='true'] {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
    textarea:focus-visible {
      outline: 2px solid Highlight;
    }
  }
`;
