"""Machine translation: engines, the preparation and repair around them, model packages."""

from workbench.engines.engine import ENGINES, Engine, EngineSettings, open_engine
from workbench.engines.wanted_term import WantedTerm

__all__ = ["ENGINES", "Engine", "EngineSettings", "WantedTerm", "open_engine"]
