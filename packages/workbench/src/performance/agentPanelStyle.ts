import { css } from 'lit';

export const agentPanelStyle = css`
  :host {
    --dialog-width: 760px;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    align-items: center;
  }

  .head select {
    inline-size: auto;
  }

  .busy {
    opacity: 0.6;
  }

  /* It stands on a dialog, not on the page. */
  :is(thead, tbody) tr > :first-child {
    background: var(--ground-raised);
  }

  th.name {
    min-inline-size: 112px;
    font-weight: 400;
    overflow-wrap: break-word;
  }

  .place {
    white-space: nowrap;
  }

  thead th.number {
    white-space: normal;
  }

  .mine {
    font-weight: 600;
  }

  .first {
    color: var(--good);
    font-weight: 600;
  }

  .better {
    color: var(--good);
  }

  .worse {
    color: var(--slow);
  }

  td .hint {
    display: block;
    font-size: var(--text-s);
  }

  @media (max-width: 719px) {
    th,
    td {
      padding-inline: 6px;
    }
  }
`;
