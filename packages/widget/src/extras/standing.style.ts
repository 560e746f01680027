import type { css as tag } from 'lit';

export const standingStyle = (css: typeof tag) => css`
  /* In a low window the messages keep some room. */
  :host {
    max-height: 55%;
    overflow-y: auto;
  }
  section {
    display: grid;
    flex: none;
    grid-template-columns: auto 1fr;
    gap: 2px 14px;
    padding: 16px;
    border-bottom: 1px solid var(--_line);
  }
  svg {
    grid-row: 1 / 3;
    width: 40px;
    height: 40px;
    margin-top: 2px;
    padding: 10px;
    border-radius: 50%;
    background: var(--_tint);
    color: var(--_accent-text);
  }
  p {
    text-wrap: pretty;
  }
  .told,
  shop-bell-contact {
    grid-column: 2;
  }
  .queue {
    grid-template-columns: 1fr;
    gap: 4px;
  }
  .queue h2 {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 12px;
    font-size: inherit;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .queue b {
    font-size: 28px;
    line-height: 40px;
  }
  b {
    font-weight: 600;
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: 10px;
  }
  .steps button {
    flex: 1 1 auto;
    min-height: max(36px, var(--_target));
  }
  .idle {
    grid-template-columns: auto 1fr auto;
    align-items: center;
    padding-block: 12px;
    background: var(--_tint);
  }
  .idle svg {
    grid-row: auto;
    width: 24px;
    height: 24px;
    margin: 0;
    padding: 0;
    background: none;
  }
  .idle p {
    min-width: 8em;
  }
  .idle span {
    display: block;
    font-variant-numeric: tabular-nums;
  }
`;
