// A rule of oxlint's: a new Date without arguments is the time of the machine, and time is injected.
const rule = {
  create: (context) => ({
    NewExpression(node) {
      if (node.callee.name === 'Date' && node.arguments.length === 0)
        context.report({ node, message: 'Time is injected: use Clock from #platform.' });
    },
  }),
};

export default { meta: { name: 'time' }, rules: { 'no-machine-time': rule } };
