"""Any SPARQL 1.1 endpoint behind the interface of an engine, and the Graph Store Protocol, on httpx."""
