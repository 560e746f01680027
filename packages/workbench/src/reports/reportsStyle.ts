import { css } from 'lit';

export const reportsStyle = css`
  figure-picker,
  explain-dialog,
  details-dialog,
  record-dialog,
  save-dialog {
    position: absolute;
  }

  nav h2 {
    margin-block-start: 12px;
    padding-inline: 10px;
    color: var(--ink-muted);
    font-size: var(--text-s);
    font-weight: 600;
  }

  nav .hint {
    padding-inline: 10px;
  }

  .page {
    display: grid;
    gap: 16px;
    min-inline-size: 0;
    padding: 20px 24px 32px;
  }

  .page > * {
    min-inline-size: 0;
  }

  .top,
  .failed {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  .top h2 {
    flex: 1 1 160px;
    overflow-wrap: anywhere;
    font-size: var(--text-l);
    font-weight: 600;
  }

  .empty {
    padding: 32px 16px;
    color: var(--ink-muted);
    text-align: center;
  }

  trend-chart {
    padding-block-start: 16px;
    border-block-start: 1px solid var(--line);
  }

  @media (max-width: 719px) {
    .page {
      padding-inline: 12px;
    }

    nav h2,
    nav .hint {
      display: none;
    }
  }
`;
