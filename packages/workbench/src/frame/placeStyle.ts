import { css } from 'lit';

/** The places of the desk, as tabs of the header. */
export const placeStyle = css`
  .places {
    display: flex;
    align-self: stretch;
  }

  .place {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    min-block-size: 32px;
    padding: 2px 12px 0;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--ink-muted);
    cursor: pointer;
    white-space: nowrap;
  }

  .place:hover {
    color: var(--ink);
  }

  .place:focus-visible {
    outline-offset: -2px;
  }

  .place[aria-pressed='true'] {
    border-block-end-color: var(--accent);
    color: var(--ink);
    font-weight: 600;
  }

  .badge {
    min-inline-size: 18px;
    padding-inline: 5px;
    border-radius: 9px;
    background: var(--accent);
    color: var(--on-accent);
    font-size: var(--text-s);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 18px;
    text-align: center;
  }

  @media (pointer: coarse) {
    .place {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .place[aria-pressed='true'] {
      border-block-end-color: Highlight;
    }

    .badge {
      border: 1px solid;
    }
  }
`;
