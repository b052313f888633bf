"""Machine translation: engines, the preparation and repair around them, model packages."""

from workbench.engines.engine import ENGINES, Engine, EngineSettings, open_engine

__all__ = ["ENGINES", "Engine", "EngineSettings", "open_engine"]
