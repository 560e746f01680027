import { css } from 'lit';

/** Orders, parcels and earlier conversations in the customer panel. */
export const recordsStyle = css`
  shop-card {
    inline-size: 100%;
  }

  section > shop-card + shop-card,
  .order + .order {
    margin-block-start: 8px;
  }

  .order ~ :is(.text-button, .quiet) {
    margin-block-start: 8px;
  }

  .parcel {
    display: flex;
    gap: 6px;
    align-items: center;
    padding: 4px 12px 0;
    color: var(--ink-muted);
    font-size: var(--text-s);
    line-height: 20px;
    overflow-wrap: anywhere;
  }

  .parcel svg {
    inline-size: 14px;
    block-size: 14px;
  }

  .parcel .state {
    margin-inline-start: auto;
    color: var(--ink);
    white-space: nowrap;
  }

  .other {
    display: grid;
    gap: 0 8px;
    inline-size: calc(100% + 16px);
    margin-inline: -8px;
    padding: 4px 8px;
    border: 0;
    border-radius: var(--radius);
    background: none;
    text-align: start;
  }

  button.other {
    cursor: pointer;
  }

  button.other:hover {
    background: var(--ground-hover);
  }

  .other .first {
    display: flex;
    gap: 8px;
    align-items: baseline;
    justify-content: space-between;
  }

  button.other .what {
    color: var(--accent);
  }

  .other .what,
  .other .last {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .other time,
  .other .last,
  .other .rated {
    color: var(--ink-muted);
    font-size: var(--text-s);
    line-height: 18px;
  }

  .other time {
    flex: none;
  }

  .other .rated {
    display: flex;
    gap: 4px;
    align-items: center;
  }

  .other .rated svg {
    inline-size: 12px;
    block-size: 12px;
    color: var(--slow);
    fill: currentColor;
  }
`;
