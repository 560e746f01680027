import { css } from 'lit';

export const deskStyle = css`
  :host {
    display: block;
    block-size: 100%;
  }

  .desk {
    display: grid;
    grid-template-areas:
      'header header header'
      'bar bar bar'
      'list main customer';
    grid-template-rows: auto auto minmax(0, 1fr);
    grid-template-columns: 320px minmax(0, 1fr) auto;
    block-size: 100dvh;
  }

  desk-header {
    grid-area: header;
  }

  connection-bar {
    grid-area: bar;
  }

  .side {
    display: grid;
    grid-area: list;
    grid-template-rows: auto auto auto auto minmax(0, 1fr);
    grid-template-columns: minmax(0, 1fr);
    min-block-size: 0;
    border-inline-end: 1px solid var(--line);
  }

  /* What is found stands where the lists are. */
  .side.finding {
    grid-template-rows: auto minmax(0, 1fr);
  }

  .finding :is(line-strip, notice-strip, follow-strip, conversation-list) {
    display: none;
  }

  main {
    display: grid;
    grid-area: main;
    min-inline-size: 0;
    min-block-size: 0;
  }

  customer-panel {
    grid-area: customer;
    inline-size: 304px;
    border-inline-start: 1px solid var(--line);
  }

  settings-screen,
  reports-screen,
  staff-screen,
  wall-screen {
    grid-row: 3;
    grid-column: 1 / -1;
  }

  .in-settings :is(.side, main, customer-panel) {
    display: none;
  }

  .problem {
    position: fixed;
    inset-block-end: 24px;
    inset-inline-start: 50%;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 8px;
    max-inline-size: calc(100vw - 32px);
    padding: 8px 16px;
    border: 1px solid var(--danger);
    border-radius: 8px;
    background: var(--ground-raised);
    box-shadow: var(--shadow);
    color: var(--danger);
    transform: translateX(-50%);
  }

  @media (max-width: 1279px) {
    .desk {
      grid-template-columns: 280px minmax(0, 1fr) auto;
    }

    customer-panel {
      inline-size: 256px;
    }
  }

  @media (max-width: 719px) {
    .desk {
      grid-template-areas:
        'header'
        'bar'
        'pane';
      grid-template-columns: minmax(0, 1fr);
    }

    .side,
    main,
    customer-panel {
      display: none;
      grid-area: pane;
      inline-size: auto;
      border: 0;
    }

    .pane-customer customer-panel {
      display: block;
    }

    .pane-list .side,
    .pane-conversation main {
      display: grid;
    }

    /* Beside a conversation, a phone has no room for figures and status. */
    .pane-conversation desk-header,
    .pane-customer desk-header {
      display: none;
    }
  }
`;
