import { css } from 'lit';

export const hoursStyle = css`
  :host {
    display: block;
  }

  .whose {
    max-inline-size: 320px;
  }

  .now {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    align-items: center;
  }

  .now svg {
    color: var(--ink-muted);
  }

  .now.open svg {
    color: var(--good);
  }

  .day,
  .date {
    display: grid;
    grid-template-columns: 96px minmax(0, 1fr);
    gap: 4px 12px;
    align-items: start;
    padding-block: 8px;
    border-block-end: 1px solid var(--line);
  }

  .date {
    grid-template-columns: minmax(0, 1fr) auto;
  }

  .date .spans {
    grid-column: 1 / -1;
  }

  .day > .day-name {
    line-height: 32px;
  }

  .spans {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 16px;
    align-items: center;
    min-block-size: 32px;
  }

  .span {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 6px;
    align-items: center;
  }

  .span .wrong {
    inline-size: 100%;
  }

  .add {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    min-block-size: 32px;
  }

  input[type='time'],
  input[type='date'] {
    min-block-size: 32px;
    padding: 2px 8px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--ground);
    font-variant-numeric: tabular-nums;
  }

  .date-fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  .date-fields input[type='text'] {
    inline-size: 220px;
  }

  @media (pointer: coarse) {
    input[type='time'],
    input[type='date'],
    .spans,
    .add {
      min-block-size: 44px;
    }
  }

  @media (max-width: 719px) {
    .day {
      grid-template-columns: minmax(0, 1fr);
    }

    .date-fields input[type='text'] {
      inline-size: 100%;
    }
  }
`;
