import { css } from 'lit';

export const pendingStyle = css`
  :host {
    --dialog-width: 560px;
  }

  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 12px;
    align-items: center;
    padding-block: 10px;
    border-block-end: 1px solid var(--line);
  }

  .who {
    display: flex;
    gap: 8px;
    align-items: baseline;
    min-inline-size: 0;
  }

  .name {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .name {
    flex: none;
    max-inline-size: 60%;
  }

  .about {
    overflow: hidden;
    min-inline-size: 0;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--ink-muted);
    font-size: var(--text-s);
  }

  .text {
    display: -webkit-box;
    grid-column: 1;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }

  .button {
    grid-row: span 2;
  }

  .choices .button {
    grid-row: auto;
  }

  .pager {
    display: flex;
    gap: 4px;
    align-items: center;
    justify-content: flex-end;
    min-block-size: 36px;
  }

  .empty {
    padding: 24px;
    color: var(--ink-muted);
    text-align: center;
  }
`;
