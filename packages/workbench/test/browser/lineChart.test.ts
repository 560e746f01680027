import { expect } from 'chai';
import '../../src/define.ts';
import { LineChart, type Series } from '../../src/charts/lineChart.ts';
import { painted } from './support/mountWorkbench.ts';

const accent: Series = { name: '现在', values: [10, null, 30], open: [false, false, true], tone: 'accent' };

async function chart(series: readonly Series[], bars = false): Promise<LineChart> {
  const made = new LineChart();
  Object.assign(made, { labels: ['一', '二', '三'], series, bars, says: '从 10 到 30' });
  made.style.width = '600px';
  document.body.append(made);
  await made.updateComplete;
  await painted();
  await made.drawn;
  return made;
}

/** How many of its pixels are drawn, and in how many colours that are not faint. */
function pixels(made: LineChart): { readonly drawn: number; readonly colours: ReadonlySet<string> } {
  const canvas = made.shadowRoot?.querySelector('canvas');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) throw new Error('nothing was drawn');
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set<string>();
  let drawn = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] !== 255) continue;
    drawn += 1;
    colours.add([data[at], data[at + 1], data[at + 2]].join(' '));
  }
  return { drawn, colours };
}

describe('A chart', () => {
  let made: LineChart | undefined;
  afterEach(() => {
    made?.remove();
    delete document.documentElement.dataset['theme'];
  });

  it('is a picture that says what it shows, drawn as wide as it stands', async () => {
    made = await chart([accent]);
    const picture = made.shadowRoot?.querySelector('[role=img]');
    expect(picture?.getAttribute('aria-label')).to.equal('从 10 到 30');
    expect(picture?.clientWidth).to.equal(600);
    expect(made.shadowRoot?.querySelector('canvas')?.clientWidth).to.equal(600);
    expect(pixels(made).drawn).to.be.greaterThan(100);
    made.style.width = '300px';
    await painted();
    expect(made.shadowRoot?.querySelector('canvas')?.clientWidth).to.equal(300);
  });

  it('is drawn again where it is moved to', async () => {
    made = await chart([accent]);
    const elsewhere = document.createElement('section');
    document.body.append(elsewhere);
    elsewhere.append(made);
    await made.updateComplete;
    await painted();
    await made.drawn;
    expect(pixels(made).drawn).to.be.greaterThan(100);
    elsewhere.remove();
  });

  it('takes its colours from the theme, and another theme at once', async () => {
    document.documentElement.dataset['theme'] = 'light';
    made = await chart([accent]);
    const light = pixels(made).colours;
    document.documentElement.dataset['theme'] = 'dark';
    await painted();
    await made.drawn;
    const dark = pixels(made).colours;
    expect([...dark].filter((colour) => light.has(colour)).length).to.be.below(light.size);
    expect([...dark].join()).not.to.equal([...light].join());
  });

  it('draws bars, and a key where there is something to compare', async () => {
    made = await chart([accent, { name: '之前', values: [20, 20, 20], tone: 'plain' }], true);
    const bars = pixels(made).drawn;
    expect(bars).to.be.greaterThan(1000);
    expect(
      [...(made.shadowRoot?.querySelectorAll('.key') ?? [])].map((key) => key.textContent),
    ).to.deep.equal(['现在', '之前']);
  });

  it('has one canvas, however often it is drawn anew, and none once it is gone', async () => {
    made = await chart([accent]);
    for (const value of [1, 2, 3]) {
      made.series = [{ ...accent, values: [value, value, value] }];
      await made.updateComplete;
    }
    await made.drawn;
    await painted();
    expect(made.shadowRoot?.querySelectorAll('canvas')).to.have.length(1);
    made.remove();
    expect(made.shadowRoot?.querySelectorAll('canvas')).to.have.length(0);
  });

  it('tells the values of the place that is pointed at', async () => {
    made = await chart([accent]);
    const over = made.shadowRoot?.querySelector('.u-over');
    const box = over?.getBoundingClientRect();
    if (!over || !box) throw new Error('nothing to point at');
    const at = { clientX: box.right - 5, clientY: box.top + 20, bubbles: true };
    over.dispatchEvent(new MouseEvent('mouseenter', at));
    over.dispatchEvent(new MouseEvent('mousemove', at));
    await painted();
    await made.updateComplete;
    expect(made.shadowRoot?.querySelector('.at')?.textContent.replace(/\s+/gu, ' ')).to.equal('三: 30');
  });
});
