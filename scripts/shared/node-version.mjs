// Runs before anything else is loaded, on whatever Node there is: no dependency, no new syntax.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `✗ 需要 Node.js 20.19 或更新版本 / Linli needs Node.js 20.19 or newer; this is ${process.versions.node}.`,
  );
  process.exit(1);
}
