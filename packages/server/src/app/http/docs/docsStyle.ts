/** The look of the page of the API; a file of its own, because the page's policy allows no style inside it. */
export const docsStyle = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1c2321, #e6ebe8);
  --quiet: light-dark(#5b6763, #9aa8a3);
  --paper: light-dark(#fbfaf7, #151917);
  --card: light-dark(#fff, #1d2320);
  --line: light-dark(#e3e1da, #313a36);
  --accent: light-dark(#1d6b52, #7fd1b3);
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 6rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.6 system-ui, "PingFang SC", "Noto Sans SC", sans-serif; }
h1 { font-size: 2rem; letter-spacing: -0.02em; margin: 0; }
h2 { font-size: 1.35rem; margin: 3.5rem 0 0.5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.75rem 0 0.25rem; }
h3 small { color: var(--quiet); font-weight: 400; margin-inline-start: 0.5rem; }
p { margin: 0.35rem 0; max-width: 70ch; }
a { color: var(--accent); }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin-top: 1rem; }
code, pre { font: 0.875rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; padding: 0.25rem 1.25rem 1.25rem; margin: 1rem 0; }
article > p { color: var(--quiet); }
pre { max-height: 24rem; overflow: auto; margin: 0.5rem 0 0; padding: 0.75rem 1rem; border: 1px solid var(--line);
  border-radius: 0.5rem; background: var(--paper); }
table { width: 100%; border-collapse: collapse; margin-top: 1rem; }
th, td { text-align: start; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
