export { type CartridgeState, cartridgeState, soonDays } from './cartridge.ts'
export {
  type CumulativeLight,
  cumulativeLight,
  type LightTrial,
  lightTrials,
  type TrialShare,
} from './cumulative.ts'
export {
  checkDepth,
  type DepthCheck,
  type DepthLimit,
  type DepthLimitInput,
  depthLimit,
  type Raise,
  type RaiseInput,
  type RaiseRule,
  raiseDepth,
  unevaluatedAboveMm,
} from './depth.ts'
export { type Energy, energyJ, type Fluence, fluence } from './light.ts'
export {
  type AreaDefinition,
  areaDefinitionSchema,
  areaDefinitions,
  depthSchema,
  expirySchema,
  type LightSetting,
  lightSettingSchema,
} from './schema.ts'
