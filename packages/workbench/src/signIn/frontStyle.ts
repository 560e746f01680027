import { css } from 'lit';

/** What stands before the desk: one card in the middle of the page. */
export const frontStyle = css`
  :host {
    display: grid;
    place-items: center;
    min-block-size: 100%;
    padding: 24px 16px;
    background: var(--ground-side);
  }

  main {
    inline-size: min(360px, 100%);
  }

  .card {
    padding: 28px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--ground);
  }

  h1 {
    margin-block-end: 20px;
    font-size: var(--text-l);
    font-weight: 600;
  }

  .foot {
    display: flex;
    gap: 16px;
    justify-content: center;
    margin-block-start: 20px;
    font-size: var(--text-s);
  }

  .foot button {
    min-block-size: 24px;
  }

  @media (pointer: coarse) {
    .foot button {
      min-block-size: 44px;
    }
  }
`;
