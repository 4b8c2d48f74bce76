export { type Constellation, type Registration, registerCloseUps } from './constellation.ts'
