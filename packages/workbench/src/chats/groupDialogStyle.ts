import { css } from 'lit';

export const groupDialogStyle = css`
  fieldset {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    display: flex;
    gap: 8px;
    align-items: baseline;
    justify-content: space-between;
    inline-size: 100%;
    margin-block-end: 4px;
    padding: 0;
  }

  legend .hint {
    font-weight: 400;
  }

  .colleagues {
    block-size: 232px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow-y: auto;
  }

  .colleagues label {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 38px;
    padding: 4px 12px;
    border-block-end: 1px solid var(--line);
    cursor: pointer;
  }

  .colleagues label:hover {
    background: var(--ground-hover);
  }

  .colleagues label > .hint {
    margin-inline-start: auto;
  }

  .colleagues > .hint {
    padding: 12px;
  }

  @media (pointer: coarse) {
    .colleagues label {
      min-block-size: 44px;
    }
  }
`;
