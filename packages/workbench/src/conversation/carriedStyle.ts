import { css } from 'lit';

/** What messages carry beside their text, and ratings. */
export const carriedStyle = css`
  .carried {
    display: grid;
    grid-template-columns: minmax(0, auto);
    gap: 4px;
    justify-items: start;
    min-inline-size: 0;
  }

  .ours .carried {
    justify-items: end;
  }

  .carried > * {
    max-inline-size: 100%;
  }

  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }

  .ours .files {
    justify-content: flex-end;
  }

  .way {
    display: flex;
    gap: 8px;
    align-items: center;
    color: var(--ink-muted);
    font-size: var(--text-s);
  }

  .way progress {
    appearance: none;
    inline-size: 120px;
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--line);
    overflow: hidden;
  }

  .way ::-webkit-progress-bar {
    background: var(--line);
  }

  .way ::-webkit-progress-value {
    background: var(--accent);
  }

  .way ::-moz-progress-bar {
    background: var(--accent);
  }

  .notice shop-card {
    margin: 6px auto 0;
  }

  .rated {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    color: var(--ink);
  }

  .rated svg {
    inline-size: 13px;
    block-size: 13px;
    color: var(--slow);
    fill: currentColor;
  }

  .comment {
    inline-size: fit-content;
    max-inline-size: min(100%, 560px);
    margin: 4px auto 0;
    padding: 4px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    color: var(--ink);
    line-height: 18px;
    overflow-wrap: anywhere;
  }

  .comment span:last-child {
    white-space: pre-wrap;
  }
`;
