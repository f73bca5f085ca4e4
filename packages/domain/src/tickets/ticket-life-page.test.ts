import { expect, it } from 'vitest';
import { ticketLifePage } from './ticket-life-page.given.ts';

it('is drawn as the table says', async () => {
  await expect(ticketLifePage()).toMatchFileSnapshot('../../../../docs/ticket-life.md');
});
