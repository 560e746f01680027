import { css } from 'lit';

/** What the chart library draws into, and the colours that it draws with: canvases know no custom properties. */
export const chartStyle = css`
  :host {
    display: block;
    min-inline-size: 0;
  }

  .plot {
    position: relative;
    block-size: 200px;
    overflow: hidden;
  }

  .uplot {
    inline-size: min-content;
  }

  .u-wrap {
    position: relative;
    user-select: none;
  }

  .u-over,
  .u-under,
  .u-axis,
  .u-select {
    position: absolute;
  }

  .u-under {
    overflow: hidden;
  }

  .uplot canvas {
    position: relative;
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }

  .u-cursor-x {
    position: absolute;
    inset: 0 auto auto 0;
    block-size: 100%;
    border-inline-end: 1px dashed var(--line-strong);
    pointer-events: none;
  }

  .u-cursor-pt {
    position: absolute;
    inset: 0 auto auto 0;
    border: 0 solid;
    border-radius: 50%;
    background-clip: padding-box !important;
    pointer-events: none;
  }

  .u-off {
    display: none;
  }

  .under {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    min-block-size: 20px;
    color: var(--ink-muted);
    font-size: var(--text-s);
    line-height: 20px;
  }

  .at {
    margin-inline-start: auto;
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }

  .key {
    display: inline-flex;
    gap: 6px;
    align-items: center;
  }

  .swatch::before {
    display: block;
    inline-size: 12px;
    block-size: 3px;
    border-radius: 2px;
    background: currentColor;
    content: '';
  }

  .accent {
    color: var(--accent);
  }

  .plain {
    color: var(--line-strong);
  }

  .ink {
    color: var(--ink-muted);
  }

  .grid {
    color: var(--line);
  }

  .ground {
    color: var(--ground);
  }

  @media (forced-colors: active) {
    .accent,
    .plain,
    .grid {
      forced-color-adjust: none;
    }

    .accent {
      color: Highlight;
    }

    .plain {
      color: GrayText;
    }

    .grid {
      color: GrayText;
    }
  }
`;
