import { addTexts } from '../shared/texts.ts';

/** Loads a part of the pages together with the texts it speaks. */
export async function withTexts<M>(part: Promise<M>, ...texts: Parameters<typeof addTexts>[0][]): Promise<M> {
  const [module] = await Promise.all([part, ...texts.map(addTexts)]);
  return module;
}
