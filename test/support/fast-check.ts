import fc, {
  type IAsyncProperty,
  type IProperty,
  type Parameters,
} from '../../node_modules/fast-check/lib/fast-check.js';

// As with the rubbish of test/house: what fails once fails again, and no change is refused for a case that chance brought to
// another. Whoever looks further sets ENTENTE_CHANCE to a number or "random", and ENTENTE_TRIES to how many times as many.
const SEED = 20_211_015;
const USUAL_TRIES = 100;
const { ENTENTE_CHANCE: chance, ENTENTE_TRIES: tries = '1' } = process.env;

if (chance !== 'random') fc.configureGlobal({ seed: chance === undefined ? SEED : Number(chance) });

function assert<Case>(
  property: IProperty<Case> | IAsyncProperty<Case>,
  parameters: Parameters<Case> = {},
): Promise<void> | void {
  return fc.assert(property as IProperty<Case>, {
    ...parameters,
    numRuns: (parameters.numRuns ?? USUAL_TRIES) * Number(tries),
  });
}

/** fast-check, which tests take for the package of that name: the same cases in every run. */
export default { ...fc, assert };
