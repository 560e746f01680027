import type { CustomerClientEvents, MetricsEvent } from '@shopbell/sdk';
import { assert } from 'chai';
import { mount, settled, unmountAll } from './support/bell.ts';
import { FakeClient } from './support/fakeClient.ts';

const told: MetricsEvent = { type: 'identified', customerId: 'c-1', at: 1_795_000_000_000 };

describe('metrics', () => {
  afterEach(unmountAll);

  for (const wanted of [true, false]) {
    it(`are ${wanted ? '' : 'not '}told where the page asks for ${wanted ? 'them' : 'none'}`, async () => {
      const heard: unknown[] = [];
      const onMetrics = ({ detail }: CustomEvent<MetricsEvent>) => heard.push(detail);
      document.body.addEventListener('shopbell-metrics', onMetrics);
      const { bell, client } = mount({ metrics: wanted });
      await settled(bell);
      client.emit('metrics', told);
      document.body.removeEventListener('shopbell-metrics', onMetrics);
      assert.deepEqual(heard, wanted ? [told] : []);
    });
  }

  it('ask for nothing of the client where nobody wants them: that loads what puts them into words', async () => {
    const asked: string[] = [];
    class Listened extends FakeClient {
      override on<Name extends keyof CustomerClientEvents>(
        name: Name,
        listener: (value: CustomerClientEvents[Name]) => void,
      ): () => void {
        asked.push(name);
        return super.on(name, listener);
      }
    }
    const { bell } = mount({}, new Listened());
    await settled(bell);
    assert.include(asked, 'message');
    assert.notInclude(asked, 'metrics');
  });
});
