import { css } from 'lit';

/** The line between tabs and list that says what stands in it, and in which order. */
export const choiceStyle = css`
  .choice,
  .filters {
    display: flex;
    flex: none;
    align-items: center;
    gap: 6px;
    padding: 4px 12px;
    border-block-end: 1px solid var(--line);
    color: var(--ink-muted);
    font-size: var(--text-s);
  }

  .choice select {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 24px;
    border: 0;
    border-radius: 4px;
    background: transparent;
    color: var(--ink);
    cursor: pointer;
    text-overflow: ellipsis;
  }

  .choice option {
    background: var(--ground-raised);
  }

  .filters {
    flex-wrap: wrap;
  }

  .filter {
    min-block-size: 24px;
    padding: 0 8px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: none;
    cursor: pointer;
    white-space: nowrap;
  }

  .filter:hover {
    background: var(--ground-hover);
  }

  .filter[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-tint);
    color: var(--ink);
    font-weight: 600;
  }

  @media (pointer: coarse) {
    .filter,
    .choice select {
      min-block-size: 44px;
    }
  }
`;
