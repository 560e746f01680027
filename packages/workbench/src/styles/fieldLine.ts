import { css } from 'lit';

/** A form whose fields stand in a line, each under a small name: what a list or a picture is narrowed by. */
export const fieldLine = css`
  form {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: end;
  }

  /* The browser makes them taller than other fields, and their labels would stand higher. */
  input[type='date'] {
    block-size: 32px;
  }

  .label {
    color: var(--ink-muted);
    font-size: var(--text-s);
    font-weight: 400;
  }
`;
