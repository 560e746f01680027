import { css } from 'lit';

export const statisticsStyle = css`
  :host {
    display: block;
  }

  .number-field input[type='number'],
  input.short {
    inline-size: 112px;
  }

  input[type='date'] {
    inline-size: 170px;
  }

  input.text {
    max-inline-size: 420px;
  }

  .unit:empty {
    display: none;
  }

  .then {
    display: grid;
    gap: 12px;
    margin-inline-start: 7px;
    padding-inline-start: 18px;
    border-inline-start: 1px solid var(--line);
  }

  .check > span:first-of-type {
    font-weight: 600;
  }
`;
