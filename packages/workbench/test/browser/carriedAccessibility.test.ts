import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { config, expect } from 'chai';
import { MessageComposer } from '../../src/conversation/messageComposer.ts';
import { languages } from '../../src/words/words.ts';
import { wordsIn } from '../../src/words/wordsIn.ts';
import { violations } from './support/axe.ts';
import { carryingDesk } from './support/carryingDesk.ts';
import { type } from './support/hands.ts';
import { all, button, drawn, mountWorkbench, one, painted, type Mounted } from './support/mountWorkbench.ts';
import { pictureFile, textFile } from './support/pictures.ts';

// What is wrong is told whole.
config.truncateThreshold = 0;

describe('Accessibility (axe) of what a conversation carries', () => {
  let mounted: Mounted;

  before(async () => {
    await setViewport({ width: 1440, height: 900 });
    await emulateMedia({ reducedMotion: 'reduce' });
  });

  after(() => emulateMedia({ reducedMotion: 'no-preference' }));

  afterEach(() => {
    mounted.app.remove();
  });

  for (const language of languages) {
    const words = wordsIn(language);
    for (const theme of ['light', 'dark'] as const) {
      it(`files, cards and ratings, ${language}, ${theme}`, async () => {
        const picture = await pictureFile('b.png');
        mounted = await mountWorkbench({
          language,
          theme,
          prepare: (client, now) => {
            carryingDesk(client, now, picture);
          },
        });
        all(mounted.app, 'conversation-list .row')[0]?.click();
        await drawn(mounted.app);
        const { files, cards } = words.content;
        mounted.client.send('carrying', { text: 'b', files: [textFile('b.txt')] });
        mounted.client.progress('client-1', 0.4);
        const composer = one(mounted.app, 'message-composer');
        if (composer instanceof MessageComposer) {
          composer.addFiles([
            textFile('a.txt'),
            await pictureFile('a.png'),
            textFile('a.exe', 'x', 'application/x'),
          ]);
        }
        await drawn(mounted.app);
        expect(all(mounted.app, 'shop-card')).to.have.length(3);
        expect(await violations()).to.equal('');
        button(mounted.app, cards.send).click();
        await drawn(mounted.app);
        one(mounted.app, 'card-dialog .primary').click();
        await drawn(mounted.app);
        expect(await violations(), 'card-dialog').to.equal('');
        one(mounted.app, 'card-dialog .top .icon-button').click();
        await drawn(mounted.app);
        button(mounted.app, words.phrases.title).click();
        button(mounted.app, words.customer.title).click();
        await drawn(mounted.app);
        expect(all(mounted.app, 'customer-panel .order')).to.have.length(1);
        expect(await violations(), 'phrases, and what is known of the customer').to.equal('');
        one(mounted.app, 'message-composer textarea').focus();
        await type(mounted.app, '/');
        expect(all(mounted.app, 'message-composer [role=option]')).to.have.length(1);
        expect(await violations(), 'phrases behind a slash').to.equal('');
        button(mounted.app, words.phrases.add).click();
        await drawn(mounted.app);
        one(mounted.app, 'phrase-dialog .primary').click();
        await drawn(mounted.app);
        expect(await violations(), 'phrase-dialog').to.equal('');
        one(mounted.app, 'phrase-dialog .top .icon-button').click();
        await drawn(mounted.app);
        button(mounted.app, files.open('b.png')).click();
        for (
          let turn = 0;
          turn < 100 && !all(mounted.app, 'file-view dialog')[0]?.matches(':modal');
          turn++
        ) {
          await painted();
          button(mounted.app, files.open('b.png')).click();
          await drawn(mounted.app);
        }
        expect(await violations(), 'a picture, large').to.equal('');
      });
    }
  }
});
