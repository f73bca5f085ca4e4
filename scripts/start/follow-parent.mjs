// Loaded into the API's process, and into those of `npm run dev`, before anything else (`node --import`). The channel to the launcher closes when that
// dies, even by `kill -9`; then the API ends the way it would for SIGTERM, and never stays behind alone.
const GIVE_UP_AFTER_MS = 15_000;

process.once('disconnect', () => {
  process.emit('SIGTERM');
  setTimeout(() => process.exit(1), GIVE_UP_AFTER_MS).unref();
});
// Listening must not keep alive a process that has nothing else to do.
process.channel?.unref();
