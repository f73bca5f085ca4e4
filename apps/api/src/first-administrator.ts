import { makeFirstAdministratorLink } from './appointments/sign-in-links.service.ts';
import { readEnvironment } from './shared/environment.ts';
import { openPlatform } from './shared/open-platform.ts';

/**
 * Reads the same environment as the server, makes the link for the first administrator unless there is one, ends.
 * The link goes to the launcher over its channel: what is printed here lands in the log.
 */
const platform = openPlatform(readEnvironment(process.env));
try {
  const link = await makeFirstAdministratorLink(platform);
  await new Promise<void>((resolve, reject) => {
    if (!process.send) return reject(new Error('The link is told to the launcher only; this one was started by hand.'));
    process.send({ firstAdministratorPath: link?.path ?? null }, (error: Error | null) =>
      error ? reject(error) : resolve(),
    );
  });
} finally {
  await platform.database.close();
}
