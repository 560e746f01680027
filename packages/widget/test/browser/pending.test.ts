import { ShopbellError } from '@shopbell/sdk';
import { assert } from 'chai';
import { allByRole, byRole, idIn, openBell, seenText, settled, unmountAll } from './support/bell.ts';
import { FakeClient, startedAt } from './support/fakeClient.ts';

/** A client whose rating and ending are answered when the test says so. */
class SlowClient extends FakeClient {
  readonly answers_: { grade?: number; resolve: () => void; reject: (error: unknown) => void }[] = [];
  #wait(grade?: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.answers_.push({ ...(grade !== undefined && { grade }), resolve, reject });
    });
  }
  override async rate(id: string, rating: { readonly grade: 1 | 2 | 3 | 4 | 5 }): Promise<void> {
    await this.#wait(rating.grade);
    this.change(id, { rating: { grade: rating.grade, at: startedAt } });
  }
  override async end(id: string): Promise<void> {
    await this.#wait();
    await super.end(id);
  }
}

describe('what is not stored yet', () => {
  afterEach(unmountAll);

  it('QS-01 a grade on its way is no thanks yet, and another one can be given instead', async () => {
    const client = new SlowClient();
    const mounted = await openBell({}, client);
    const { bell } = mounted;
    byRole(bell, 'button', 'Rate the service').click();
    await settled(bell);
    byRole(bell, 'button', 'Satisfied').click();
    await settled(bell);
    assert.notInclude(seenText(bell), 'Thank you');
    assert.include(seenText(bell), 'Sending');
    assert.equal(byRole(bell, 'button', 'Satisfied').ariaBusy, 'true');
    assert.equal(byRole(bell, 'button', 'Satisfied').ariaPressed, 'false');
    byRole(bell, 'button', 'Satisfied').click();
    byRole(bell, 'button', 'Neutral').click();
    await settled(bell);
    assert.deepEqual(
      client.answers_.map(({ grade }) => grade),
      [4, 3],
    );
    assert.equal(byRole(bell, 'button', 'Satisfied').ariaBusy, 'false');
    client.answers_[0]?.reject(new ShopbellError('TIMEOUT', 'late', { retry: true }));
    await settled(bell);
    assert.equal(byRole(bell, 'button', 'Neutral').ariaBusy, 'true', 'the former attempt says no more');
    client.answers_[1]?.resolve();
    await settled(bell);
    assert.include(seenText(bell), 'Thank you');
    assert.equal(byRole(bell, 'button', 'Neutral').ariaPressed, 'true');
  });

  it('an end that is asked for keeps its question, busy, until it is answered', async () => {
    const client = new SlowClient();
    const { bell } = await openBell({}, client);
    byRole(bell, 'button', 'End conversation').click();
    await settled(bell);
    byRole(bell, 'button', 'End it').click();
    byRole(bell, 'button', 'End it').click();
    await settled(bell);
    assert.equal(byRole(bell, 'button', 'End it').ariaBusy, 'true');
    assert.lengthOf(client.answers_, 1);
    client.answers_[0]?.reject(new ShopbellError('TIMEOUT', 'late', { retry: true }));
    await settled(bell);
    assert.notEqual(
      allByRole(bell, 'alert')
        .map(({ textContent }) => textContent)
        .join('')
        .trim(),
      '',
    );
    assert.equal(byRole(bell, 'button', 'End it').ariaBusy, 'false');
    byRole(bell, 'button', 'End it').click();
    client.answers_[1]?.resolve();
    await settled(bell);
    assert.deepEqual(allByRole(bell, 'button', 'End it'), []);
    byRole(bell, 'button', 'Ask again');
  });

  it('who keeps chatting meanwhile may write', async () => {
    const client = new SlowClient();
    const mounted = await openBell({}, client);
    const { bell } = mounted;
    byRole(bell, 'button', 'End conversation').click();
    await settled(bell);
    byRole(bell, 'button', 'End it').click();
    byRole(bell, 'button', 'Keep chatting').click();
    await settled(bell);
    byRole(bell, 'textbox', 'Write your question');
    client.say(idIn(mounted), 'Still here?');
  });
});
