import { css } from 'lit';

export const timelineStyle = css`
  :host {
    flex: 1;
    position: relative;
    background: var(--_sunken);
  }
  .log {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
    padding: 16px;
    overflow-y: auto;
    overscroll-behavior: contain;
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }
  .log:focus-visible {
    outline-offset: -3px;
  }
  .page {
    display: flex;
    flex: none;
    flex-direction: column;
  }
  svg {
    width: 16px;
    height: 16px;
  }
  /* As high as it says: a policy may forbid styles of elements. */
  .page > svg {
    width: 1px;
    height: auto;
  }
  .log > slot + * {
    margin-top: auto;
  }
  .note {
    align-self: center;
    max-width: 90%;
    margin: 8px 0;
    color: var(--_quiet);
    font-size: var(--_small);
    text-align: center;
    text-wrap: balance;
  }
  .day::first-letter {
    text-transform: uppercase;
  }
  .note time {
    margin-inline-start: 6px;
  }
  time {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .said {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 4px;
    margin: 8px 0;
  }
  .own {
    align-items: flex-end;
  }
  .who {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 20px;
    padding: 0 4px;
    color: var(--_quiet);
    font-size: var(--_small);
  }
  .bubble {
    max-width: 82%;
    padding: 8px 14px;
    border: 1px solid transparent;
    border-radius: 18px;
    border-start-start-radius: 6px;
    background: var(--_raised);
    color: var(--_text);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .text {
    display: block;
    white-space: pre-wrap;
  }
  shop-bell-attachments {
    flex: none;
    max-width: min(82%, 280px);
  }
  .page > shop-bell-attachments {
    align-self: center;
  }
  .own .bubble {
    border-start-start-radius: 18px;
    border-start-end-radius: 6px;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .robot .bubble {
    border-color: var(--_line);
    background: var(--_surface);
  }
  .tag {
    padding: 0 6px;
    border: 1px solid var(--_line);
    border-radius: 6px;
  }
  .bubble + .bubble {
    border-start-start-radius: 18px;
  }
  .own .bubble + .bubble {
    border-start-end-radius: 18px;
  }
  .seen {
    color: var(--_accent-text);
  }
  .failed {
    color: var(--_danger);
    font-size: var(--_small);
  }
  /* Above the messages, so that none of them has to move. */
  .float {
    display: flex;
    position: absolute;
    inset-inline: 0;
    align-items: center;
    gap: 6px;
    width: max-content;
    margin-inline: auto;
    padding: 4px 14px;
    border-radius: 22px;
    background: var(--_surface);
    color: var(--_quiet);
    font-size: var(--_small);
    box-shadow: 0 2px 12px #0003;
  }
  .older {
    inset-block-start: 8px;
  }
  .below {
    inset-block-end: 12px;
    color: var(--_accent-text);
    font-weight: 600;
  }
`;
