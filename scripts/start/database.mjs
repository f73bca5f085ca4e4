import { startCluster } from '../database/cluster.mjs';
import { readDatabaseUrl } from '../database/connection.mjs';
import { EMBEDDED_DATABASE, ensureDatabase } from '../database/roles.mjs';

/**
 * The database that this start uses: the server that DATABASE_URL names, or the embedded one in the data folder.
 * An embedded server that dies is started again on its port; the API finds it by itself.
 * @param {object} options
 * @param {string | undefined} options.databaseUrl
 * @param {string} options.dataDir
 * @param {string} options.password of the embedded server's superuser
 * @param {(error: unknown) => void} options.onLost the server died and could not be started again
 * @returns {Promise<{ adminUrl: string, stop: () => Promise<void> }>}
 */
export async function openDatabase({ databaseUrl, dataDir, password, onLost }) {
  if (databaseUrl) return { adminUrl: readDatabaseUrl(databaseUrl).href, stop: async () => {} };

  let isStopping = false;
  let cluster = await startCluster({ homeDir: dataDir, password });
  const { port, urlOf } = cluster;
  const watch = () =>
    void cluster.ended.then(async () => {
      if (isStopping) return;
      console.error('! 数据库意外退出,正在重启 / The database ended unexpectedly; starting it again …');
      try {
        cluster = await startCluster({ homeDir: dataDir, password, port });
        if (isStopping) await cluster.stop();
        else watch();
      } catch (error) {
        onLost(error);
      }
    });
  const stop = async () => {
    isStopping = true;
    await cluster.stop();
  };
  try {
    await ensureDatabase(urlOf('postgres'), EMBEDDED_DATABASE);
  } catch (error) {
    await stop();
    throw error;
  }
  watch();
  return { adminUrl: urlOf(EMBEDDED_DATABASE), stop };
}
