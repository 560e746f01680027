import type { css as tag } from 'lit';

export const pickerStyle = (css: typeof tag) => css`
  :host {
    flex: 0 1 auto;
    padding: 20px 16px;
    overflow-y: auto;
  }
  ul {
    display: grid;
    gap: 10px;
    margin: 16px 0 0;
    padding: 0;
    list-style: none;
  }
  .card {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 2px 12px;
    align-items: center;
    width: 100%;
    padding: 14px 16px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    background: var(--_surface);
    text-align: start;
    transition: border-color 120ms;
  }
  .card:not([aria-disabled='true']):hover {
    border-color: var(--_accent-text);
    filter: none;
  }
  .card[aria-busy='true'] {
    border-color: var(--_accent-text);
    background: var(--_tint);
  }
  .card[aria-disabled='true']:not([aria-busy='true']) > * {
    opacity: 0.6;
  }
  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .state {
    display: flex;
    grid-row: 2;
    align-items: center;
    gap: 7px;
    font-variant-numeric: tabular-nums;
  }
  .state::before {
    content: '';
    flex: none;
    width: 8px;
    height: 8px;
    border: 2px solid var(--_quiet);
    border-radius: 50%;
  }
  .online::before {
    /* All of it border: where colours are forced, that is what stays. */
    border: 4px solid var(--_good);
  }
  svg {
    grid-area: 1 / 2 / 3;
    color: var(--_quiet);
  }
  svg:dir(rtl) {
    transform: scaleX(-1);
  }
`;
