def there():
    pass
