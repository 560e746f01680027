import { css } from 'lit';

/** Rows of chats and of contacts. */
export const chatListStyle = css`
  :host {
    overflow-y: auto;
  }

  .sign {
    display: inline-flex;
    flex: none;
    color: var(--ink-muted);
  }

  .sign.online {
    color: var(--good);
  }

  .sign.away {
    color: var(--slow);
  }

  .name {
    max-inline-size: 60%;
  }
`;
