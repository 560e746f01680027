import { css } from 'lit';

export const fileStyle = css`
  :host {
    display: block;
    max-inline-size: 100%;
  }

  .thumb {
    display: grid;
    place-items: center;
    inline-size: 100%;
    min-inline-size: 0;
    block-size: 100%;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--ground-hover);
    color: var(--ink-muted);
    cursor: zoom-in;
  }

  .thumb blob-picture {
    inline-size: 100%;
    block-size: 100%;
  }

  .again {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
    align-items: center;
    justify-content: center;
    font-size: var(--text-s);
    line-height: 18px;
  }

  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 10px;
    align-items: center;
    inline-size: 260px;
    max-inline-size: 100%;
    padding: 8px 10px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--ground-raised);
    cursor: pointer;
    text-align: start;
  }

  .row:hover {
    background: var(--ground-hover);
  }

  .row > svg {
    color: var(--ink-muted);
  }

  .sign {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 8px;
    background: var(--accent-tint);
    color: var(--accent);
  }

  .what {
    min-inline-size: 0;
  }

  .name {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-height: 19px;
    overflow-wrap: anywhere;
  }

  .facts {
    display: block;
    color: var(--ink-muted);
    font-size: var(--text-s);
    line-height: 17px;
  }

  .facts.bad {
    color: var(--danger);
  }

  dialog {
    inline-size: 100vw;
    max-inline-size: none;
    block-size: 100dvh;
    max-block-size: none;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 0;
    /* The same in either theme: a picture is looked at in the dark. */
    background: oklch(0.18 0.005 260);
    color: oklch(1 0 0);
  }

  dialog[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
  }

  .head {
    display: flex;
    gap: 4px;
    align-items: center;
    padding: 8px 12px 8px 20px;
  }

  .head p {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .head button {
    display: flex;
    gap: 8px;
    align-items: center;
    justify-content: center;
    min-inline-size: 40px;
    min-block-size: 40px;
    padding: 0 12px;
    border: 0;
    border-radius: var(--radius);
    background: none;
    cursor: pointer;
  }

  .head button:hover {
    background: oklch(1 0 0 / 0.12);
  }

  .head button:focus-visible {
    outline-color: oklch(1 0 0);
  }

  .stage {
    display: grid;
    min-block-size: 0;
    padding: 8px 20px 20px;
    cursor: zoom-out;
    --fit: scale-down;
  }

  @media (pointer: coarse) {
    .head button {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }
`;
