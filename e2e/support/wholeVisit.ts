import type { AgentClient } from '@shopbell/sdk/agent';
import type { Download, FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A green square of 40 pixels. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAoCAIAAAADnC86AAAAMElEQVR42u3NMQ0AAAgDsMlBEyLwf2KChKdJ/6amX0QsFovFYrFYLBaLxWKxWCy+s8lT3EzaFws8AAAAAElFTkSuQmCC',
  'base64',
);

/**
 * All that a customer of the demo shop can do in one visit to a page about a tent, in English: welcome, group, question, answer
 * with a link, an emoji and a picture, a look at it, rating, end, transcript, and asking again. The agent has to be free.
 * `place` is the page, or a frame of it.
 */
export async function wholeVisit(place: Page | FrameLocator, page: Page, agent: AgentClient): Promise<void> {
  const button = (name: string) => place.getByRole('button', { name, exact: true });
  const composer = place.getByRole('textbox', { name: 'Write your question' });
  const log = place.getByRole('log');
  const said = (text: string) => log.getByText(text, { exact: true });

  await button('Contact us').click();
  await place.getByRole('heading', { name: 'Who would you like to ask?' }).waitFor();
  await place.getByRole('button', { name: '帐篷专家' }).click();
  const asked = new Promise<string>((resolve) => {
    const stop = agent.on('message', ({ conversationId }) => {
      stop();
      resolve(conversationId);
    });
  });
  await composer.fill('Is it waterproof?');
  await composer.press('Enter');
  const id = await asked;
  await said('Is it waterproof?').waitFor();
  agent.send(id, 'It is: https://example.com/tents');
  await log.getByRole('link', { name: 'https://example.com/tents' }).waitFor();

  await button('Emoji, items and alerts').click();
  await button('😀').first().click();
  await button('Emoji, items and alerts').click();
  await place
    .locator('input[type=file]')
    .setInputFiles({ name: 'tent.png', mimeType: 'image/png', buffer: picture });
  await button('Remove tent.png').waitFor();
  await composer.press('Enter');
  await said('😀').waitFor();
  await button('Look at tent.png').click();
  await place.getByRole('dialog', { name: 'tent.png' }).waitFor();
  await page.keyboard.press('Escape');
  await expect
    .poll(() => agent.conversations.get(id)?.items.at(-1))
    .toMatchObject({
      text: '😀',
      files: [{ name: 'tent.png', width: 40, height: 40 }],
    });

  await button('Rate the service').click();
  await button('Satisfied').click();
  await expect.poll(() => agent.conversations.get(id)?.rating?.grade).toBe(4);
  await button('Close the rating').click();
  await button('End conversation').click();
  await button('End it').click();
  await place.getByRole('heading', { name: 'Conversation ended' }).waitFor();
  const saved: Promise<Download> = page.waitForEvent('download');
  await button('Save transcript').click();
  expect((await saved).suggestedFilename()).toMatch(/\.txt$/);
  await button('Ask again').click();
  await place.getByRole('heading', { name: 'Who would you like to ask?' }).waitFor();
}
